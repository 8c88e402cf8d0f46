/** The most frequent family names of the United States (census), and of large communities within it; all lower case. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  `abbott abdallah abdul abdulla abdullah acevedo acosta adams adeyemi adkins aguilar aguirre ahmad ahmed ahn
  akbar alami ali allen allison alvarado alvarez andersen anderson andrews ansari aquino archer armstrong
  arnold arredondo atkins atkinson avery avila ayala ayers aziz azizi bae baek bailey baker bakr baldwin
  ballard barker barnes barnett barragan barrera barrett barron bartlett barton bashir bass bates bautista
  beard beasley beck becker bekele bell beltran benitez bennett benson berger bernal bernard best bhatt
  bishop black blackburn blackwell blair blake blanchard blankenship blevins bolden bolton bonilla booker
  boone booth boudreaux bowen bowers bowman boyd boyer boyle bradley braun bridges briggs brock brooks brown
  browning bryant buchanan buckley bui bullock burch burgess burke burnett burns burton bush bustamante
  butler byrd byrne cabrera cain calderon caldwell calhoun callahan camacho cameron campbell cannon cantu
  cao cardenas carey carlson carney carpenter carr carranza carrillo carroll carson carter carver casey
  castaneda castellano castillo castro ceja cervantes cha chambers chan chandler chang chapman chau
  chaudhary chavez chen cho choe choi chopra christensen chun chung cisneros clark clarke clayton clements
  cline cobb cochran coffey cohen cole coleman collins compton conley conner conrad contreras conway cooke
  cooper copeland cortes cortez costa covarrubias cowan cox craig crane crawford crosby cross cruz cuevas
  cunningham curry curtis dalton dang daniel daniels dao darwish daugherty davalos davenport davidson davis
  dawson dean decker dejesus delacruz deleon delgado desai dhillon diallo diaz dickerson dickson diep dillon
  dinh dixon doan dodson dominguez donaldson donovan dorsey dougherty douglas doyle drake dudley duffy
  duncan dunn duong duque duran durham dyer eaton edwards elamin elizondo elliott ellis ellison enriquez eom
  erickson escalante escamilla escobar escobedo esparza espinosa espinoza esqueda estrada evans farah farley
  farouk farrell faulkner feldman ferguson fernandez fierro finley fischer fisher fitzgerald fitzpatrick
  fleming fletcher flores flynn foley forbes foster fowler fox franco frank franklin frazier freeman french
  friedman frost fry fuentes fuller gaines galindo gallagher gallardo gallegos galloway galvan galvez gamble
  garcia gardner garibay garner garrett garrison garza gates gentry george gibbs gibson gilbert gill
  gillespie gilmore glass glover godinez goldberg goldstein gomez gonzales gonzalez goodman goodwin gordon
  graham granados grant gray green greene greer grewal griffin griffith grimes gross guardado guerra
  guerrero guevara gupta gutierrez guzman habib haddad hahn haidar hakim hale haley hall hamad hamdan hamid
  hamilton hammoud hampton hancock haney hansen hanson hardin harding hardy hariri harmon harper harrell
  harrington harris harrison hart hartman harvey hashemi hassan hatfield hawkins hayden hayes haynes heath
  hebert henderson hendricks hendrix henry hensley herman hernandez herrera herring hess hester hickman
  hicks higgins hill hines hinojosa hinton ho hoang hobbs hodge hodges hoffman hogan holden holder holland
  holloway holmes holt hong hood hoover hopkins horn horne horton hossain hosseini howard howe howell huang
  hubbard huber hudson huerta huff huffman hughes hull humphrey hunt hunter hur hurley hurst hurtado hussain
  hussein hutchinson huynh hwang hyun ibarra ibrahim ingram iniguez ismail issa ivanov iyer jabbour jaber
  jackson jacobs jacobson james jang jaramillo jarvis jauregui jefferson jenkins jennings jensen jeon jeong
  jimenez johns johnson johnston jones jordan joseph joshi juarez jung kaddour kahlo kaiser kane kang kapoor
  karam karim karimi kassem katz kaufman kaur keller kelley kelly kemp kennedy kerr khalaf khalid khalil
  khan khoury kidd kieu kim king kirby kirk klein kline knapp knight knox koch koo kowalczyk kowalski kramer
  krueger kumar kwak kwon lam lamb lambert landry lane lang lara larsen larson lawrence lawson le leach leal
  leblanc ledesma lee leon leonard lester levin levine levy lewis leyva li lim lin lindqvist lindsay lindsey
  little liu livingston llamas lloyd logan long longoria lopez love lowe lowery lozano lu lucas lucero lugo
  luna luong luu ly lynch lyons macdonald macias mack madden madrigal magana mahdi mahmoud mahoney mai
  maldonado malhotra malik mann manning mansour marin mariscal marks marquez marsh marshall martin martinez
  mason masri massey mata mathews mathis matthews maxwell mayer maynard mayo mays mcallister mcbride mccall
  mccarthy mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland mcgee
  mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon
  mcmillan mcneil mcpherson meadows medina mehta mejia melendez melton menchu mendez mendoza menon mensah
  meraz mercado mercer merritt meyer meyers meza middleton miles miller mills miranda mireles mishra
  mitchell mohamed molina monroe monroy montano montero montes montgomery montoya moody mooney moore morales
  moran moreno morgan morris morrison morrow morse morton moses mosley moss moussa moyer mueller mullen
  mullins munoz murillo murphy murray mustafa myers nair naji najjar nakamura naranjo nasr nasser nava
  navarrete navarro neal nelson newman newton nghiem ngo nguyen nhan nichols nielsen nieto nixon noble nolan
  noor norman norris norton novak novikov nowak nunez obrien ocampo ochoa oconnell oconnor odom odonnell
  okafor okeke olivares oliver olmos olson omalley omar oneal oneill ordonez ornelas oropeza orozco orr
  ortega ortiz osborne osorio othman owen owens pacheco padilla paik pak palacios palmer palomino pantoja
  paredes park parker parks parrish parsons partida patel patrick patterson patton paul payne paz pearson
  peck pedraza pena pennington peralta perez perkins perry peters petersen peterson petrov pham phan phelps
  phillips phung pierce pimentel pina pineda pittman pitts placencia plascencia polanco ponce poole pope
  popov porter portillo potter potts powell powers prado pratt preston price prieto prince proctor pruitt
  qasim quach quezada quinn quintana quintero quiroz qureshi rahimi rahman ramirez ramos ramsey randall
  randolph rangel rao rashid rasmussen raymond razo reddy reed reese reeves reid reilly renteria resendez
  reyes reynolds reynoso rhee rhodes rice rich richard richards richardson richmond riddle riggs riley
  rincon rios rivas rivera roach robbins roberson roberts robertson robinson robledo robles rocha rodgers
  rodriguez rogers roh rojas roman romero rosado rosales rosario rosas rose rosenberg ross roth rowe rowland
  roy rubio ruelas ruiz rush russell russo ryan ryu saavedra sabbagh salah salas salazar salcedo saldana
  saleh salem salgado salinas salman samaniego sampson sanchez sanders sandhu sandoval sanford santana
  santiago santillan santos santoyo sato saunders savage sawyer sayed schaefer schmidt schneider schroeder
  schultz schwartz seo sepulveda serna serrano sexton shaffer shah shaheen shannon shapiro sharif sharma
  sharp shaw shea shelton shepard shepherd sheppard sherman shields shim shin short siddiqui sidhu sierra
  silva simmons simon simpson sims singh singleton skinner sloan small smith snyder sohn solis solomon sosa
  soto sparks spencer stafford stanley stanton steele stein stephens stephenson stevens stevenson stewart
  stokes stone stout strickland stuart suarez suh sullivan summers sutton suzuki swanson sweeney syed tafoya
  taha tahir talamantes tamayo tanaka tanner tapia tate taylor tejada tellez terrell terry tesfaye thach
  thibodeaux thomas thompson thornton todd tolentino torres torrez tovar townsend tran traore trejo trevino
  trinh trujillo truong tucker turner tyler underwood uribe urrutia vaca valadez valdez valencia valentine
  valenzuela vance varela vargas vasquez vaughan vaughn vazquez vega velasco velasquez velazquez velez
  verdugo verma vidal villa villalobos villalpando villanueva villarreal villasenor villegas vincent vo vu
  vuong wade wagner walker wall wallace waller walls walsh walter walters walton wang ward ware warren
  washington watkins watson watts weaver webb weber weeks weinstein weiss welch wells west wheeler whitaker
  white whitehead whitfield whitney wiggins wilcox wiley wilkerson wilkins wilkinson williams williamson
  willis wilson winters wise wolf wolfe wong woo wood woodard woods woodward wright wu wyatt xu yamamoto
  yanez yang yates yim yoder yoo yoon youn young yousef yu yun yusuf zaman zamora zamudio zapata zaragoza
  zarate zavala zepeda zhang zhao zhou zhu zimmerman zuniga`.split(/\s+/),
);
