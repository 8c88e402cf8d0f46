/** The most frequent family names of the United States (census), and of large communities within it; all lower case. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  `abbott acevedo acosta adams adkins aguilar aguirre ali allen allison alvarado alvarez andersen anderson
  andrews archer armstrong arnold atkins atkinson avery avila ayala ayers bailey baker baldwin ballard
  barker barnes barnett barrera barrett barron bartlett barton bass bates bautista beard beasley beck
  becker bell beltran benitez bennett benson berger bernal bernard best bishop black blackburn blackwell
  blair blake blanchard blankenship blevins bolton bonilla booker boone booth bowen bowers bowman boyd
  boyer boyle bradley braun bridges briggs brock brooks brown browning bryant buchanan buckley bullock
  burch burgess burke burnett burns burton bush butler byrd byrne cabrera cain calderon caldwell calhoun
  callahan camacho cameron campbell cannon cantu cardenas carey carlson carney carpenter carr carrillo
  carroll carson carter carver casey castillo castro cervantes chambers chan chandler chang chapman chavez
  chen choi christensen chung cisneros clark clarke clayton clements cline cobb cochran coffey cohen cole
  coleman collins compton conley conner conrad contreras conway cooke cooper copeland cortes cortez costa
  cowan cox craig crane crawford crosby cross cruz cunningham curry curtis dalton dang daniel daniels
  daugherty davenport davidson davis dawson dean decker dejesus deleon delgado diaz dickerson dickson
  dillon dinh dixon dodson dominguez donaldson donovan dorsey dougherty douglas doyle drake dudley duffy
  duncan dunn duong duran durham dyer eaton edwards elliott ellis ellison erickson escobar esparza espinosa
  espinoza estrada evans farley farrell faulkner ferguson fernandez finley fischer fisher fitzgerald
  fitzpatrick fleming fletcher flores flynn foley forbes foster fowler fox franco frank franklin frazier
  freeman french friedman frost fry fuentes fuller gaines galindo gallagher gallegos galloway galvan gamble
  garcia gardner garner garrett garrison garza gates gentry george gibbs gibson gilbert gill gillespie
  gilmore glass glover gomez gonzales gonzalez goodman goodwin gordon graham grant gray green greene greer
  griffin griffith grimes gross guerra guerrero guevara gupta gutierrez guzman hahn hale haley hall
  hamilton hampton hancock haney hansen hanson hardin harding hardy harmon harper harrell harrington harris
  harrison hart hartman harvey hassan hatfield hawkins hayden hayes haynes heath hebert henderson hendricks
  hendrix henry hensley herman hernandez herrera herring hess hester hickman hicks higgins hill hines
  hinton ho hoang hobbs hodge hodges hoffman hogan holden holder holland holloway holmes holt hood hoover
  hopkins horn horne horton howard howe howell huang hubbard huber hudson huerta huff huffman hughes hull
  humphrey hunt hunter hurley hurst hussain hutchinson huynh hwang ibarra ibrahim ingram jackson jacobs
  jacobson james jarvis jefferson jenkins jennings jensen jimenez johns johnson johnston jones jordan
  joseph juarez kaiser kane kaufman kaur keller kelley kelly kemp kennedy kerr khan kidd kim king kirby
  kirk klein kline knapp knight knox koch kowalski kramer krueger kumar lam lamb lambert landry lane lang
  larsen larson lawrence lawson le leach leal leblanc lee leon leonard lester levine levy lewis li lin
  lindsay lindsey little liu livingston lloyd logan long lopez love lowe lowery lozano lu lucas lucero lugo
  luna lynch lyons macdonald macias mack madden mahoney maldonado mann manning marin marks marquez marsh
  marshall martin martinez mason massey mathews mathis matthews maxwell mayer maynard mayo mays mcbride
  mccall mccarthy mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland
  mcgee mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon
  mcmillan mcneil mcpherson meadows medina mejia melendez melton mendez mendoza mercado mercer merritt
  meyer meyers meza middleton miles miller mills miranda mitchell mohamed molina monroe montes montgomery
  montoya moody mooney moore morales moran moreno morgan morris morrison morrow morse morton moses mosley
  moss moyer mueller mullen mullins munoz murphy murray myers nakamura navarro neal nelson newman newton
  ngo nguyen nichols nielsen nixon noble nolan norman norris norton novak nunez obrien ochoa oconnell
  oconnor odom odonnell oliver olson oneal oneill orozco orr ortega ortiz osborne owen owens pacheco
  padilla palmer park parker parks parrish parsons patel patrick patterson patton paul payne pearson peck
  pena pennington perez perkins perry peters peterson pham phan phelps phillips pierce pineda pittman pitts
  ponce poole pope porter potter potts powell powers pratt preston price prince proctor pruitt quinn
  quintero ramirez ramos ramsey randall randolph rangel rasmussen raymond reddy reed reese reeves reid
  reilly reyes reynolds rhodes rice rich richard richards richardson richmond riddle riggs riley rios rivas
  rivera roach robbins roberson roberts robertson robinson robles rocha rodgers rodriguez rogers rojas
  roman romero rosales rosario rosas rose ross roth rowe rowland roy rubio ruiz rush russell russo ryan
  salas salazar salgado salinas sampson sanchez sanders sandoval sanford santana santiago santos sato
  saunders savage sawyer schaefer schmidt schneider schroeder schultz schwartz serrano sexton shaffer shah
  shannon sharma sharp shaw shea shelton shepard shepherd sheppard sherman shields short sierra silva
  simmons simon simpson sims singh singleton skinner sloan small smith snyder solis solomon sosa soto
  sparks spencer stafford stanley stanton steele stein stephens stephenson stevens stevenson stewart stokes
  stone stout strickland stuart suarez sullivan summers sutton suzuki swanson sweeney tanaka tanner tapia
  tate taylor terrell terry thomas thompson thornton todd torres townsend tran trevino trujillo truong
  tucker turner tyler underwood valdez valencia valentine valenzuela vance vargas vasquez vaughan vaughn
  vazquez vega velasco velasquez velazquez velez villa villanueva villarreal vincent vo vu wade wagner
  walker wall wallace waller walls walsh walter walters walton wang ward ware warren washington watkins
  watson watts weaver webb weber weeks weiss welch wells west wheeler whitaker white whitehead whitney
  wiggins wilcox wiley wilkerson wilkins wilkinson williams williamson willis wilson winters wise wolf
  wolfe wong wood woodard woods woodward wright wu wyatt xu yamamoto yang yates yoder yoon young yu zamora
  zavala zhang zhao zhou zhu zimmerman zuniga`.split(/\s+/),
);
