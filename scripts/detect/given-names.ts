/**
 * Given names that people of the United States have, all lower case. Names that are everyday words or that many towns are
 * called ("may", "dallas", "clay") are left out: they would find people in lists of places.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abagail abbey abbie abby abdul abe abel abigail abigale abner abraham ada adah adaline adam adan
  addie addison adela adelbert adele adeline adella adelle adolf adolph adolphus adrian adriana adrianna
  adrien adrienne afton agnes agustin ahmad ahmed aida aidan aiden aileen aimee aisha alan alana alanna
  albert alberta alberto albina alden alec aleen alejandra alejandro alena alene alessandra alessandro alex
  alexa alexander alexandra alexandre alexandro alexis alf alfonso alford alfreda alfredo ali alia alice
  alicia alisa alisha alison aliza allan allene allie allison ally alma alonzo alphonso althea alva alvera
  alverta alvin alvina alvis alyce alysa alyson alyssa amalia amanda amara amber ambrose amelia amelie amie
  amina amir amos amy ana anabel anabelle anastasia anderson andre andrea andres andrew andy angel angela
  angelica angelina angeline angelita angelo angie angus anissa anita anjali ann anna annabel annabell
  annabelle annalise annamarie anne annetta annette annie ansel ansley anthony antoinette antone antonetta
  antonia antonietta antonina antonio anya ara archibald archie ardella arden ardith ari aria ariel arielle
  arjun arlene arlie armand armando arnaldo arne arnold arnoldo aron arthur arturo asa ashlee ashleigh
  ashley ashly ashton astrid athena aubree aubrey audie audra audrey augustine augustus aurelia aurelie
  aurora aurore austen ava avery avis axel bailey barbara barney baron barrett barry bart barton beatrice
  beau becky belinda bella benedict benjamin bennett bennie benny berenice bernadette bernadine bernard
  bernardo bernhard bernice bernie bernita bert berta bertha bertram bertrand beryl bessie beth betsy bette
  betty bettye beulah beverly bianka bill billie billy birdie blair blake blanche bob bobbie bobby bonita
  bonnie boyd brad braden bradford bradley bradly brandi brandon brandy brandyn brannon breanne brenda
  brendan brenden brendon brenna brennan brent bret brett bria brian briana brianne brice bridget bridgette
  bridie brigitte britney brittany brock broderick brody brooke brooks bruce bryan bryana bryant bryce
  bryon buddy caesar cale caleb callie calvin cameron camila camilla camille candace candice candida cara
  carey carissa carl carla carlee carleton carley carlie carlo carlos carlotta carmela carmella carmen
  carmine carol carole caroline carolyn carolyne carrie carroll cary casandra casey casper cassandra
  cassandre cassie caterina catharine catherine cathrine cathryn cathy cayla cecelia cecil cecile cecilia
  cedric celestine celia celine cesar chad chadd chaim chandler charity charlene charles charley charlie
  chauncey chelsey chelsie chen cheryl chet chloe chris christa christian christiana christie christina
  christine christophe christopher christy cindy clair claire clara clarabelle clarence clarissa claude
  claudia claudie claudine clayton clemens clement clementina clementine clemmie cleo cletus cleve
  cleveland clifford clint clovis cody colby coleman colin colleen collin connie connor conrad constantin
  consuelo cora coralie corbin cordelia cordell cordie corene corey corine cornelius cornell corrine
  cortney cory courtney craig crawford cristal cristian cristina cristobal crystal cullen curt curtis
  cynthia cyril cyrus dagmar dahlia dalton damaris damian damien damon dan dana dane daniel daniela
  daniella danielle danika dannie danny dante daphne darby daren darin dario darius darla darlene darnell
  daron darrel darrell darren darrick darrin darryl darwin daryl dave david davin davon dawn dayna deandre
  deanna debbie deborah debra dee deepak delaney delbert delia delilah della delmer delores delphine
  demetris demetrius dena denis denise dennis derek derick derrick desiree desmond devan devin devon dewey
  dewitt dexter diana diane dianna dianne diego dillon dimitri dina dino dion dixie dolly dolores domenic
  domenico domingo dominic dominick dominique don donald donavon donna donnell donnie donny dora doreen
  dorian doris dorothea dorothy dorris dorthy doug douglas doyle drake duane dudley dulce duncan durward
  dusty dwayne dwight dylan earl easter ebba ebony eda edd eddie edgar edgardo edith edmund edna eduardo
  edward edwin edwina edyth edythe effie efren eileen elaina elaine elbert eldon eldridge eleanor eleanora
  eleanore elena eleonore elfrieda eli eliana elias elijah elinor elinore elisa elisabeth elise elisha
  elissa eliza elizabeth ella ellen ellie elliot elliott ellis elmer elmira elna elnora eloisa eloise elroy
  elsa else elsie elton elva elvera elvira elvis elwin elwyn elyse elyssa emanuel emelia emerson emery
  emile emilia emilie emilio emily emma emmalee emmanuel emmet emmett emmie emmy emory enid enoch enos
  enrico enrique ephraim eric erica erich erick ericka erik erika erin erma erna ernest ernestine ernesto
  ernie ervin erwin eryn esmeralda esperanza essie esta esteban estel estell estella estelle estevan esther
  estrella ethan ethel ethelyn ethyl ettie eudora eugene eugenia eula eunice eva evan evangeline eve
  eveline evelyn everett evie ewell ezekiel ezequiel ezra fabian fae fannie fanny fatima fay faye federico
  felicia felicity felipa felipe felix fern fernando ferne fidel finn fiona fletcher flo florian florida
  flossie floyd forrest foster frances francesca francesco francis francisca francisco frank frankie franz
  fred freda freddie freddy frederic frederick frederik frederique fredrick freeman freida frieda friedrich
  fritz gabe gabriel gabriella gabrielle gail gardner garfield garret garrett garrick garry garth gary
  gaston gavin gayle gene genevieve geoffrey georgette georgiana georgianna gerald geraldine gerard gerardo
  gerda gerhard germaine gerry gertrude gianni gideon gilbert gilberto gilda giles gillian gina gino
  giovanna giovanni giuseppe gladys glenda glenn glenna glennie gloria godfrey golda gonzalo gordon gracie
  grady graham grayce greg gregg gregorio gregory greta gretchen griffin guadalupe guido guillermo gunner
  gussie gustave gustavo gwen gwendolyn hadley hailee hailey hal haleigh haley halie hallie hank hanna
  hannah hans harley harmon harold harper harriet harry harvey haskell hassan hattie hayden hayley heather
  hector heidi helen helene helga heloise henri henrietta henriette henry herbert herman hermann hermina
  herminia hershel herta hertha hester hettie hilario hilda hillard hillary hilton hiram hiroshi hobart
  holden hollie hollis horace horacio hortense howard hoyt hubert hugh hugo hulda humberto hyman ian
  ibrahim idell ignacio ignatius ike ilene imelda immanuel imogene ines inez ira irene irma irvin irving
  irwin isaac isabel isabella isabelle isac isadore isaiah isidro isobel ivan ivory jacinthe jack jackie
  jacklyn jacky jaclyn jacob jacqueline jacquelyn jacques jada jade jaime jake jakob jamaal jamal james
  jameson jamey jamie jamil jamison jammie jan jana jane janelle janessa janet janice janie janis jany
  jaquelin jared jarred jarret jarrett jarrod jarvis jasen jasmin jasmine jason jasper javier jayme jayne
  jayson jazmin jean jeanette jeanie jeanne jeannette jeannie jed jedediah jedidiah jeff jefferey jeffrey
  jeffry jena jenifer jenna jennie jennifer jenny jerad jerald jeramie jeremiah jeremie jeremy jermain
  jermaine jerome jeromy jerrold jerry jess jesse jessica jessie jessika jessy jesus jewel jewell jill
  jillian jim jimmie jimmy jin joan joana joanie joann joanna joanne joaquin jocelyn jodi jodie jody joe
  joel joelle joey johan johann johanna john johnathan johnathon johnnie johnny jolie jon jonas jonathan
  jonathon jordon jorge jose josefa josefina joseph josephine josh joshua joshuah josiah josie joyce juan
  juana juanita judah judd jude judith judy jules julia julian juliana julianne julie juliet julio julius
  justen justin justina justine justus kacey kacie kaela kaia kailey kaitlin kaitlyn kale kaleb kali kane
  kara kareem karen kari karina karine karl karla karlee karlie kasey kassandra kate katharina katherine
  katheryn kathleen kathryn kathryne kathy katie katrina katrine kattie kaycee kayla kaylee kayley keeley
  keely keenan keisha keith kellen kelley kelli kellie kelly kelsi kelvin ken kendall kendra kendrick kenna
  kenneth kennith kenny kenton kenyon kerry keven kevin kevon khalil kiel kiley kim kimberly kira kirk
  kirsten kirstin korey kory kris krista kristen kristi kristian kristin kristina kristine kristofer
  kristoffer kristopher kristy krystal kumar kurt kurtis kyla kyle kylie lacey lakshmi lambert lamont lana
  lance laney larissa larry latoya laura lauren laurence lauretta laurianne laurie lauryn laverna laverne
  lavina lavinia lawrence layla layne lazaro lea leah leann leanna leda leif leigh leila lela lelah leland
  lelia lemuel lena lenna lennie lenora lenore leola leona leonard leonardo leone leonie leonora leopold
  leora leroy lesley leslie lesly lester leta leticia letitia levi lew lexi lexie lia liam liana libbie
  libby lilian liliane lilla lillian lilly lilyan lina linda lindsay lindsey linnea linnie lisa lisette
  liza lizzie llewellyn lloyd logan lois lola lolita lon lonnie lonny lora loraine loren lorena lorene
  lorenza lorenzo loretta lori lorine lorna lorraine lottie lou louie louis louisa louise lowell loy lucas
  lucia luciano lucie lucienne lucille lucinda lucio lucius lucy ludwig luella luigi luis luisa lukas luke
  lula lulu lura lurline luther luz lyda lydia lyle lynda lynette lynn lynne mabel mabelle mable mackenzie
  madalyn madeline madelyn madge madonna mae maegan magdalen magdalena maggie maia malachi malcolm malik
  malinda mallory malvina mamie mandy manuel mara marc marcel marcella marcelle marcellus marcelo marcia
  marco marcos marcus margaret margarete margaretta margarette margarita marge margie margot margret
  marguerite maria mariam marian mariana marianna marianne maribel marie marielle marietta marilyn mario
  marisa marjorie marjory markus marlee marlene marley marlin marlon marsha marshall marta martha martin
  martina marty marvin mary maryann maryjane mateo mathew mathias mathilde matilda matilde matt matteo
  matthew mattie maud maude maudie maureen maurice mauricio maurine mavis maxie maximilian maximo maxine
  maxwell maybelle maye maynard meagan meaghan megan meggie meghan mei melanie melany melba melinda melisa
  melissa mellie melvin meredith merl merle mervin meta mia micaela micah michael michaela michale micheal
  michel michele michelle miguel mike mikel mildred millie min mina mindy minerva minnie miranda mireille
  miriam mitchel mitchell modesta mohamed mohammed moises mollie molly monica monique monty mortimer morton
  mose moses moshe mozelle muhammad muriel myles myra myriam myrna myron myrtice myrtie nadia nadine nancy
  nannie naomi napoleon nat natalia natalie natasha nathan nathanael nathanial nathaniel neal ned neil
  nelle nellie nels nelson nestor nettie nicholas nichole nickolas nico nicola nicolas nicole nicolette
  nigel nikita nikki niko nikolas nils nina noah noe noel noemi nola nolan nona nora norbert norene norma
  norman obie octavia odell odessa odie ofelia ola ole olga olin oliver olivia omar ophelia ora oran oren
  orin orlando orrin orville osborne oscar oswald otha otho ottilie otto owen pablo paige pam pamela paolo
  pascale pasquale pat patricia patrick patti pattie patty paul paula paulette pauline paxton payton
  pearline pedro peggie peggy penelope percival pete peter petra peyton phil philip phillip phoebe phyllis
  pietro polly priscilla priya queenie quentin quinn quinton rachael rachel rachelle rae rafael rafaela
  rahul raina raj raleigh ralph ramon ramona randal randall randi randy raoul raphael raquel raul ravi
  raymond reagan reba rebeca rebecca rebeka rebekah reece regan reggie regina reginald reid reilly reina
  reinhold remington rene renee reta retha reuben reyna reynold rhea rhianna rhoda rhonda ricardo richard
  richie rick rickey rickie ricky riley rita robb robbie robert roberta roberto robin robyn rocio roderick
  rodger rodney rodolfo rodrick rodrigo roger roland rolando rollin roma roman ron ronald ronnie ronny
  roosevelt rory rosa rosalia rosalie rosalind rosalinda rosalyn rosamond rosanna roscoe rosella rosemarie
  rosemary rosetta rosie rosina roslyn ross rossie rowena rowland roxane roxanne roy rozella ruben rubie
  rudolph rudy rufus rupert russ russell ruth ruthe ruthie ryan ryann ryley sabina sabrina sadie sadye
  sallie sally salvador salvatore sam samantha samara sammie sammy samson samuel sandra sanford sanjay sara
  sarah sarina sasha saul scarlett scot scott scottie scotty seamus sean sebastian selena selina serena
  sergio seth shaina shana shane shanie shanna shannon shanon shari sharon shaun shawn shawna shayna shayne
  shea sheila shelia shelley shelly sheri sherri sherry sheryl shirley sibyl sid sigmund sigrid silas
  silvia sim simeon simon simone skylar socorro sofia sonia sonja sonny sonya sophia sophie spencer stacey
  stacy stan stanford stanley stefan stefanie stella stephan stephanie stephen steve steven stevie stewart
  stuart sue sunil susan susana susanna susie suzanne sven sylvan sylvester sylvia tabitha talia tamara
  tami tammy tania tanisha tanner tanya tara taryn tasha tatum ted terence teresa teri terrance terrell
  terrence terri terrill terry tess tessie thaddeus thalia thanh thea thelma theo theodora theodore theresa
  therese thi thomas tiffany tim timmy timothy tina tito titus tobin toby tod todd tom tomas tommie tommy
  toni tony tonya torey torrance torrey tracey traci tracy travis tremaine tremayne trenton tressa trever
  trevor trey tricia trisha trudie twila tyler tyrone tyson ulises una urban uriah uriel ursula valentin
  valentina valentine valerie vallie vanessa vaughn veda velma vera verla vern verna vernice veronica vicki
  vickie vicky victor victoria vida vikram vilma vince vincent vinnie viola violette virgie virgil virginia
  virginie vita vito viva vivian vivianne vivien vivienne vladimir waldo walter walton wanda waylon wayne
  wei wendell wendy werner wesley westley weston wilbert wilbur wiley wilfred wilfrid wilhelm wilhelmine
  willa willard william willie willis willy wilma wilmer winfield winifred winnifred winona wyatt xavier
  ximena xin yan yasmeen yasmin yesenia yolanda yoshiko yuki yusuf yvette yvonne zachariah zachary zachery
  zack zainab zane zaria zechariah zelda zelma zena zita zoe zola zora`.split(/\s+/),
);
