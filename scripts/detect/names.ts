/**
 * Common given and family names of the United States, all lower case: the most frequent of the census and social security
 * lists, enough to recognise a column of people by the share of its values. Names that are everyday words, places or
 * colours ("may", "park", "lincoln", "brown") are left out.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron adam adrian alan albert alejandro alex alexander alexandra alice alicia allison amanda amber amy ana andre andrea
  andrew angel angela anita ann anna anne annie anthony antonio arthur ashley barbara benjamin bernard betty beverly bill
  billy bobby bonnie bradley brandon brenda brian brittany bruce bryan caleb carl carla carlos carmen carol caroline
  carolyn catherine cecilia cesar charles cheryl chris christian christina christine christopher cindy claire clara
  clarence connie craig crystal curtis cynthia daniel danielle danny darlene david dawn deborah debra denise dennis derek
  diana diane diego donald donna dorothy douglas dylan earl eddie edgar eduardo edward edwin eileen elaine elena elizabeth
  ellen emily emma eric erica erika erin ernest esther ethan eugene eva evelyn felix fernando frances francis francisco
  frank fred frederick gabriel gary gerald gilbert gina gladys glenn gloria gregory guillermo hannah harold harry heather
  hector helen henry herbert howard hugo ian irene isaac isabel ivan jack jacob jacqueline jaime james jamie jane janet
  janice jason javier jean jeff jeffrey jennifer jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanne joe joel
  john johnny jonathan jorge jose joseph joshua joyce juan juanita judith judy julia julian julie julio justin karen karl
  katherine kathleen kathryn kathy katie keith kelly kenneth kevin kimberly kristen kristin kyle larry laura lauren laurie
  lawrence leonard leslie lillian linda lisa lois lorraine louis louise luis lucas lucia lucy luke lynn manuel marcus
  margaret maria marie marilyn mario marjorie martha martin marvin mary matthew maureen megan melanie melissa melvin
  michael michelle miguel mildred mitchell monica nancy natalie nathan nicholas nicole norma norman olivia oscar pamela
  patricia patrick paul paula pedro peggy peter philip phillip phyllis rachel ralph ramon randy raul raymond rebecca renee
  ricardo richard ricky rita robert roberto robin rodney roger ronald rosa rosemary roy ruben russell ruth ryan samantha
  samuel sandra sara sarah scott sean sergio sharon sheila shirley sofia sophia stacy stanley stephanie stephen steve
  steven stuart susan suzanne sylvia tamara tammy tanya teresa terry thelma theodore theresa thomas tiffany timothy tina
  todd tony tracy travis tyler valerie vanessa veronica vicki victor victoria vincent virginia vivian walter wanda wayne
  wendy wesley william willie yolanda yvonne zachary`.split(/\s+/),
);

export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  `adams aguilar allen alvarado alvarez anderson andrews armstrong arnold bailey baker barnes bell bennett bishop boyd
  bradley brooks bryant burke burns butler campbell carpenter carroll carter castillo castro chapman chavez chen clark cohen
  coleman collins contreras cooper cox crawford cruz cunningham daniels davidson davis delgado diaz dixon duncan dunn
  edwards elliott ellis espinoza estrada evans ferguson fernandez fisher fitzgerald flores foster freeman fuller garcia
  gardner garza gibson gilbert gomez gonzales gonzalez gordon graham griffin guerrero gutierrez guzman hamilton hansen
  hanson harper harris harrison hart hawkins hayes henderson hernandez herrera hicks hoffman holmes howard hudson hughes
  hunt hunter jacobs jenkins jensen jimenez johnson johnston jones jordan kelley kelly kennedy kim larson lawson lee lewis
  lopez lynch maldonado marshall martin martinez mccoy mcdonald medina mejia mendez mendoza meyer miller mills mitchell
  molina montgomery moore morales moreno morgan morris morrison munoz murphy murray myers nelson newman nguyen nichols
  nunez obrien oliver olson ortega ortiz owens palmer parker patel patterson payne pena perez perkins perry peters peterson
  phillips porter powell ramirez ramos reed reid reyes reynolds richards richardson riley rios rivera roberts robertson
  robinson rodriguez rogers rojas romero ruiz ryan salazar sanchez sanders sandoval santiago santos schmidt schneider
  schultz shaw silva simmons simpson sims singh smith snyder soto spencer stephens stevens stewart stone sullivan taylor
  thomas thompson torres tran tucker turner valdez vargas vasquez vazquez vega wagner walker wallace ward warren washington
  watkins watson weaver webb weber welch wells wheeler williams williamson willis wilson wong woods wright yang young`.split(
    /\s+/,
  ),
);
