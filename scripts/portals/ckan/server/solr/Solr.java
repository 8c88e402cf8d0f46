import java.util.Properties;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/** Solr on loopback: `java -cp 'lib/*' Solr.java HOME PORT`. Runs until it is ended. */
public class Solr {
  public static void main(String[] arguments) throws Exception {
    JettyConfig config = JettyConfig.builder().setContext("/solr").setPort(Integer.parseInt(arguments[1])).build();
    new JettySolrRunner(arguments[0], new Properties(), config).start();
    System.out.println("Solr answers");
    Thread.currentThread().join();
  }
}
