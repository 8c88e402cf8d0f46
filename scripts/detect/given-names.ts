/**
 * Given names that people of the United States have, all lower case. Names that are everyday words or that many towns are
 * called ("may", "dallas", "clay") are left out: they would find people in lists of places.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaliyah aaron abagail abbey abbie abby abdelrahman abdul abdulrahman abe abeer abel abigail abigale abner
  abraham ada adah adaline adam adan addie addison adela adelbert adele adeline adella adelle adnan adolf
  adolph adolphus adrian adriana adrianna adrien adrienne afton agnes agustin ahmad ahmed aida aidan aiden
  aileen aimee aisha alan alana alanna albert alberta alberto albina alden alec aleen alejandra alejandro
  alena alene alessandra alessandro alex alexa alexander alexandra alexandre alexandro alexis alf alfonso
  alford alfreda alfredo ali alia alice alicia alisa alisha alison aliza allan allene allie allison ally
  alma alonso alonzo alphonso althea alva alvaro alvera alverta alvin alvina alvis alyce alysa alyson alyssa
  amal amalia amanda amara amber ambrose amelia amelie amer amie amina amir amira amit amos amy ana anabel
  anabelle anahit anastasia anderson andre andrea andres andrew andy angel angela angelica angelina angeline
  angelita angelo angie angus anh ani anil anissa anita anjali ann anna annabel annabell annabelle annalise
  annamarie anne annetta annette annie ansel ansley anthony antoinette antone antonetta antonia antonietta
  antonina antonio anwar anya ara araceli araksi aram archibald archie ardella arden ardith ari aria ariel
  arielle arjun arlene arlie armand armando armen arnaldo arne arnold arnoldo arnulfo aron arpi arpine arsen
  artak arthur artur arturo artush asa ashlee ashleigh ashley ashly ashot ashraf ashton asma astghik astrid
  athena aubree aubrey audie audra audrey augustine augustus aurelia aurelie aurelio aurora aurore austen
  ava avery avetis avis axel ayesha bailey bao barbara barney baron barrett barry bart barton bashir basma
  bassam beatrice beatriz beau becky belinda bella benedict benjamin bennett bennie benny berenice
  bernadette bernadine bernard bernardo bernhard bernice bernie bernita bert berta bertha bertram bertrand
  beryl bessie beth betsy bette betty bettye beulah beverly bianka bich bilal bill billie billy binh birdie
  blair blake blanca blanche bob bobbie bobby bonita bonnie boyd brad braden bradford bradley bradly brandi
  brandon brandy brandyn brannon breanne brenda brendan brenden brendon brenna brennan brent bret brett bria
  brian briana brianne brice bridget bridgette bridie brigitte brisa britney brittany brock broderick brody
  brooke brooks bruce bryan bryana bryant bryce bryon buddy caesar cale caleb callie calvin cameron camila
  camilla camille candace candice candida cara carey carissa carl carla carlee carleton carley carlie carlo
  carlos carlotta carmela carmella carmelo carmen carmine carol carole caroline carolyn carolyne carrie
  carroll cary casandra casey casper cassandra cassandre cassie caterina catharine catherine cathrine
  cathryn cathy cayla cecelia cecil cecile cecilia cedric celestine celia celine cesar chad chadd chaim
  chandler charity charlene charles charley charlie chauncey chelsey chelsie chen cheryl chet chloe chris
  christa christian christiana christie christina christine christophe christopher christy cindy clair
  claire clara clarabelle clarence clarissa claude claudia claudie claudine clayton clemens clement
  clementina clementine clemmie cleo cletus cleve cleveland clifford clint clovis cody colby coleman colin
  colleen collin connie connor conrad constantin consuelo cora coralie corbin cordelia cordell cordie corene
  corey corine cornelius cornell corrine cortney cory courtney craig crawford cristal cristian cristina
  cristobal crystal cullen cuong curt curtis cynthia cyril cyrus dagmar dahlia dalia dalton damaris damian
  damien damon dan dana dane daniel daniela daniella danielle danika dannie danny dante dao daphne darby
  daren darin dario darius darla darlene darnell daron darrel darrell darren darrick darrin darryl darwin
  daryl dave david davin davit davon dawn dayna deandre deanna debbie deborah debra dee deepak delaney
  delbert delia delilah della delmer delores delphine demarcus demetris demetrius dena denis denise dennis
  derek derick derrick deshawn desiree desmond devan devin devon dewey dewitt dexter diana diane dianna
  dianne diego diep dillon dimitri dina dino dion dixie dolly dolores domenic domenico domingo dominic
  dominick dominique don donald donavon donna donnell donnie donny dora doreen dorian doris dorothea dorothy
  dorris dorthy doug douglas doyle drake duane duc dudley dulce duncan dung durward dusty duy dwayne dwight
  dylan earl easter ebba ebony eda edd eddie edgar edgardo edith edmund edna eduard eduardo edward edwin
  edwina edyth edythe effie efrain efren eileen elaina elaine elbert eldon eldridge eleanor eleanora
  eleanore eleazar elena eleonore elfrieda eli eliana elias elijah elinor elinore elisa elisabeth elise
  elisha elissa eliza elizabeth ella ellen ellie elliot elliott ellis elmer elmira elna elnora eloisa eloise
  elroy elsa else elsie elton elva elvera elvira elvis elwin elwyn elyse elyssa emad eman emanuel emelia
  emerson emery emile emilia emiliano emilie emilio emily emma emmalee emmanuel emmet emmett emmie emmy
  emory enid enoch enos enrico enrique ephraim erendira eric erica erich erick ericka erik erika erin erma
  erna ernest ernestine ernesto ernie ervin erwin eryn esmeralda esperanza essam essie esta esteban estel
  estela estell estella estelle estevan esther estrella ethan ethel ethelyn ethyl ettie eudora eugene
  eugenia eugenio eula eunice eva evan evangelina evangeline eve eveline evelyn everett evie ewell ezekiel
  ezequiel ezra fabian fabiola fadi fae fahad faisal fannie fanny farah farid farouk fatima fay faye
  federico felicia felicity felipa felipe felix fermin fern fernanda fernando ferne fidel finn fiona
  fletcher flo florian florida flossie floyd forrest foster fouad frances francesca francesco francis
  francisca francisco frank frankie franz fred freda freddie freddy frederic frederick frederik frederique
  fredrick freeman freida frida frieda friedrich fritz fuad gabe gabriel gabriela gabriella gabrielle gael
  gail gardner garegin garen garfield garret garrett garrick garry garth gary gaston gavin gayane gayle
  genaro gene genevieve geoffrey georgette georgiana georgianna gerald geraldine gerard gerardo gerda
  gerhard germaine gerry gertrude gevorg ghada ghassan ghazi giang gianni gideon gilbert gilberto gilda
  giles gillian gina gino giovanna giovanni giuseppe gladys glenda glenn glenna glennie gloria godfrey golda
  gonzalo gor gordon gracie graciela grady graham grayce greg gregg gregorio gregory greta gretchen griffin
  grigor griselda guadalupe guido guillermo gunner gurpreet gussie gustave gustavo gwen gwendolyn habib hadi
  hadley hagop hai hailee hailey hakob hal haleigh haley halie hallie hamid hamza hanan hanh hani hank hanna
  hannah hans harley harmon harold harout harper harpreet harriet harry harvey haskell hasmik hassan hatem
  hattie hayden hayk hayley heather hector heidi helen helene helga heloise henri henrietta henriette
  henrikh henry herbert heriberto herman hermann hermina herminia hernan hershel herta hertha hester hettie
  hiba hien hieu hilario hilda hillard hillary hilton hiram hiroshi hisham hoa hoang hobart holden hollie
  hollis homero hong horace horacio hortense hovik hovsep howard hoyt hubert huda hugh hugo hulda humberto
  hung huong husam hussein huy hyman ian ibrahim idell ignacio ignatius ike ilene imad iman imani imelda
  immanuel imogene inaam ines inez ira irene irma irvin irving irwin isaac isabel isabella isabelle isac
  isadore isaiah isela isidro ismail isobel itzel ivan ivette ivory jacinthe jack jackie jacklyn jacky
  jaclyn jacob jacqueline jacquelyn jacques jada jade jaime jairo jake jakob jalal jamaal jamal james
  jameson jamey jamie jamil jamila jamison jammie jan jana jane janelle janessa janet janice janie janis
  jany jaquelin jared jarred jarret jarrett jarrod jarvis jasen jasmin jasmine jason jasper jaspreet javier
  jayme jayne jayson jazmin jean jeanette jeanie jeanne jeannette jeannie jed jedediah jedidiah jeff
  jefferey jeffrey jeffry jena jenifer jenna jennie jennifer jenny jerad jerald jeramie jeremiah jeremie
  jeremy jermain jermaine jerome jeromy jerrold jerry jess jesse jessica jessie jessika jessy jesus jewel
  jewell jill jillian jim jimmie jimmy jin joan joana joanie joann joanna joanne joaquin jocelyn jodi jodie
  jody joe joel joelle joey johan johann johanna john johnathan johnathon johnnie johnny jolie jon jonas
  jonathan jonathon jordon jorge jose josefa josefina joseph josephine josh joshua joshuah josiah josie
  jovita joyce juan juana juanita judah judd jude judith judy jules julia julian juliana julianne julie
  juliet julio julius justen justin justina justine justus juventino kacey kacie kaela kaia kailey kaitlin
  kaitlyn kale kaleb kali kamal kane kara kareem karen kari karim karina karine karl karla karlee karlie
  kasey kassandra kate katharina katherine katheryn kathleen kathryn kathryne kathy katie katrina katrine
  kattie kavita kaycee kayla kaylee kayley keeley keely keenan keisha keith kellen kelley kelli kellie kelly
  kelsi kelvin ken kendall kendra kendrick kenna kenneth kennith kenny kenton kenyon kerry keven kevin kevon
  khachik khadija khaled khalid khalil khanh khoa kiel kiet kiley kim kimberly kira kirk kirsten kirstin
  korey kory krikor kris krista kristen kristi kristian kristin kristina kristine kristofer kristoffer
  kristopher kristy krystal kumar kurt kurtis kwame kyla kyle kylie lacey laila lakeisha lakshmi lam lambert
  lamia lamont lan lana lance laney larissa larry latoya laura lauren laurence lauretta laurianne laurie
  lauryn laverna laverne lavina lavinia lawrence layla layne lazaro lea leah leann leanna leda leif leigh
  leila lela lelah leland lelia lemuel lena lenna lennie lenora lenore leobardo leola leona leonard leonardo
  leone leonel leonie leonora leopold leora leroy lesley leslie lesly lester leta leticia letitia levi levon
  lew lexi lexie lia liam liana libbie libby lilian liliane lilit lilla lillian lilly lilyan lina linda
  lindsay lindsey linh linnea linnie lisa lisette liza lizbeth lizzie llewellyn lloyd loan loc logan lois
  lola lolita lon lonnie lonny lora loraine loren lorena lorene lorenza lorenzo loretta lori lorine lorna
  lorraine lottie lou louie louis louisa louise lowell loy lubna lucas lucia luciano lucie lucienne lucille
  lucinda lucio lucius lucy ludwig luella luigi luis luisa lukas luke lula lulu lupe lupita lura lurline
  lusine luther luz lyda lydia lyle lynda lynette lynn lynne mabel mabelle mable macario mackenzie madalyn
  madeline madelyn madge madonna mae maegan magdalen magdalena maggie maher mahmoud mai maia majid majida
  malachi malak malcolm malik malinda mallory malvina mamie manal mandeep mandy manpreet mansour manuel
  manuk mara marc marcel marcela marcella marcelle marcellus marcelo marcia marco marcos marcus margaret
  margarete margaretta margarette margarita marge margie margot margret marguerite maria mariam marian
  mariana marianna marianne maribel maricela maricruz marie marielle marietta marilyn mario marisa marisela
  marisol marjorie marjory markus marlee marlene marley marlin marlon marsha marshall marta martha martin
  martina marty marvin marwa marwan mary maryam maryann maryjane mateo mathew mathias mathilde matilda
  matilde matt matteo matthew mattie maud maude maudie maureen maurice mauricio maurine mavis maxie
  maximilian maximino maximo maxine maxwell maybelle maye maynard mayra mazen meagan meaghan megan meggie
  meghan mei melanie melany melba melinda melisa melissa mellie melvin meredith merl merle mervin meta mher
  mia micaela micah michael michaela michale micheal michel michele michelle miguel mike mikel mildred
  millie min mina mindy minerva minh minnie miranda mireille mireya miriam misael mitchel mitchell mkrtich
  modesta mohamad mohamed mohammad mohammed moises mollie molly mona monica monique monty mortimer morton
  mose moses moshe mozelle muhammad munir muriel mustafa myles myra myriam myrna myron myrtice myrtie nabil
  nadeem nadia nadim nadine nahla najwa nancy nannie naomi napoleon nareg narek narine nasir nasser nat
  natalia natalie natasha nathan nathanael nathanial nathaniel nawal nayeli nazeli neal ned neha neil nelle
  nellie nels nelson nereida nestor nettie nga ngan nghia ngoc nguyet nhan nhi nhung nicholas nichole
  nickolas nico nicola nicolas nicole nicolette nigel nikita nikki niko nikol nikolas nils nina nizar noah
  noe noel noemi nola nolan nona noor nora norbert norberto norene norma norman nour noura oanh obie octavia
  octavio odell odessa odie ofelia ola ole olga olin oliver olivia omar ophelia ora oran oren orin orlando
  orrin orville osborne oscar osvaldo oswald otha otho ottilie otto ovidio owen pablo paige pam pamela paola
  paolo pascale pasquale pat patricia patricio patrick patti pattie patty paul paula paulette pauline paxton
  payton pearline pedro peggie peggy penelope percival perla pete peter petra peyton phil philip phillip
  phoebe phuc phung phuong phyllis pietro polly pooja priscilla priya priyanka quan quang queenie quentin
  quinn quinton quoc quyen quynh rachael rachel rachelle rae raed rafael rafaela raffi rahul raina raj
  rajesh raleigh ralph ramesh ramiro ramon ramona ramzi rana randal randall randi randy rania raoul raphael
  raquel rasha rashid raul ravi raymond reagan reba rebeca rebecca rebeka rebekah reece reem regan reggie
  regina reginald reham reid reilly reina reinhold remington rene renee reta retha reuben reyna reynaldo
  reynold rhea rhianna rhoda rhonda riad ricardo richard richie rick rickey rickie ricky rigoberta rigoberto
  riley rima rita riyad robb robbie robert roberta roberto robin robyn rocio roderick rodger rodney rodolfo
  rodrick rodrigo rogelio roger roland rolando rollin roma roman ron ronald ronnie ronny roosevelt rory rosa
  rosalba rosalia rosalie rosalind rosalinda rosalyn rosamond rosanna rosaura roscoe rosella rosemarie
  rosemary rosetta rosie rosina roslyn ross rossie rowena rowland roxane roxanne roy rozella ruben rubi
  rubie rudolph rudy rufus rupert russ russell ruth ruthe ruthie ruzanna ryan ryann ryley saad sabina
  sabrina sadie sadye sahar salim sallie sally salma salvador salvatore sam samantha samara samer sami samia
  samir samira sammie sammy samson samuel samvel sandra sanford sanjay sara sarah sarina sarkis sasha
  satenik saul scarlett scot scott scottie scotty seamus sean sebastian selena selim selina serena sergio
  serj seth sevak shadi shaina shana shane shanie shaniqua shanna shannon shanon shari sharif sharon shaun
  shawn shawna shayna shayne shea sheila shelia shelley shelly sheri sherif sherri sherry sheryl shirley
  shushan sibyl sid sigmund sigrid siham silas silvestre silvia sim simeon simon simone siranush skylar
  socorro sofia sona sonia sonja sonny sonya sophia sophie spencer stacey stacy stan stanford stanley stefan
  stefanie stella stephan stephanie stephen steve steven stevie stewart stuart sue suha sukhdeep suleiman
  sumaya sunil sunita suren suresh susan susana susanna susie suzanne sven sylvan sylvester sylvia syuzanna
  tabitha taher talal talia taline tam tamara tami tamika tammy tania tanisha tanner tanya tara tarek tariq
  taryn tasha tatev tatevik tatum ted teodoro terence teresa teri terrance terrell terrence terri terrill
  terry tess tessie thaddeus thalia thang thanh thao thea thelma theo theodora theodore theresa therese thi
  thinh thoa thomas thuan thuy tien tiffany tigran tim timmy timothy tina tito titus toan tobin toby tod
  todd tom tomas tommie tommy toni tony tonya torey torrance torrey tracey traci tracy trang travis trayvon
  tremaine tremayne trenton tressa trever trevor trey tricia trinh trisha trudie trung tuan tung tuyen tuyet
  twila tyler tyrell tyrese tyrone tyson ulises una urban uriah uriel ursula usman uyen vahan vahe vahram
  valentin valentina valentine valerie vallie vanessa vardan vartan vaughn vazgen veda velma venkat vera
  verla vern verna vernice veronica vicente vicki vickie vicky victor victoria vida vijay vikram vilma vince
  vincent vinh vinnie viola violette virgie virgil virginia virginie viridiana vita vito viva vivian
  vivianne vivien vivienne vladimir vy wael wafa waldo waleed walid walter walton wanda waylon wayne wei
  wendell wendy werner wesley westley weston wilbert wilbur wiley wilfred wilfredo wilfrid wilhelm
  wilhelmine willa willard william willie willis willy wilma wilmer winfield winifred winnifred winona
  wissam wyatt xavier ximena xin xochitl xuan yadira yahya yan yanira yasin yasir yasmeen yasmin yasser
  yesenia yolanda yoshiko yousef youssef yuki yusuf yvette yvonne zachariah zachary zachery zack zahra zaid
  zainab zaki zane zaria zaruhi zaven zechariah zeina zeinab zelda zelma zena zenaida ziad zita ziyad zoe
  zoila zola zora`.split(/\s+/),
);
