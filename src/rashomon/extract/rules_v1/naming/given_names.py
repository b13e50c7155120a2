"""Common given names of women and of men, for "she", "he", "Mrs" and "Mr".

The most frequent given names of English-language news, from the public-domain
lists of the United States Census Bureau (1990) and widespread Arabic, Slavic
and Romance names; names borne by both are left out.
"""

WOMEN = frozenset(
    "mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty "
    "helen sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia "
    "angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn "
    "christine marie janet catherine frances ann anne joyce diane alice julie heather teresa doris gloria "
    "evelyn cheryl mildred katherine joan judith rose janice nicole judy christina kathy "
    "theresa denise tammy irene jane lori rachel marilyn andrea kathryn louise sara jacqueline wanda "
    "bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily peggy crystal gladys "
    "rita dawn connie florence edna tiffany rosa cindy grace wendy victoria edith sherry "
    "sylvia josephine thelma sheila ethel ellen elaine marjorie carrie charlotte monica esther "
    "pauline emma juanita anita rhonda hazel amber eva debbie april clara lucille joanne eleanor "
    "valerie danielle megan alicia suzanne michele gail bertha darlene veronica jill erin geraldine  "
    "cathy joann lorraine sally regina erica beatrice dolores bernice audrey yvonne annette   "
    " ana renee ida vivian roberta holly brittany melanie loretta yolanda jeanette laurie katie kristen "
    "vanessa alma sue elsie beth jeanne vicki carla tara rosemary eileen gertrude lucy tonya ella wilma "
    "gina kristin natalie agnes vera charlene bessie delores melinda pearl arlene maureen colleen allison "
    "hillary ivanka melania theresa angela federica samantha nikki maryam fatima aisha amina khadija zainab "
    "leila layla noor nour hala rania asma yasmin mona salma hanan huda svetlana natalia olga tatiana irina "
    "elena ekaterina oksana yulia sofia isabel lucia francesca giulia chiara ingrid astrid greta malala ahed "
    "michaela gabriela alexandra claudia sandrine nathalie".split()
)
MEN = frozenset(
    "james john robert michael william david richard charles joseph thomas christopher daniel paul mark donald "
    "george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry jeffrey "
    "frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold douglas "
    "henry carl arthur ryan roger joe juan jack albert jonathan justin gerald keith samuel willie ralph "
    "lawrence nicholas roy benjamin bruce brandon adam harry fred wayne billy steve louis jeremy aaron randy "
    "howard eugene carlos russell bobby victor martin ernest phillip todd craig alan shawn clarence sean "
    "philip chris johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan dale manuel rodney "
    "curtis norman allen marvin vincent glenn jeffery travis jeff chad jacob melvin alfred kyle  "
    "bradley jesus herbert frederick ray joel edwin don eddie ricky troy randall barry alexander bernard mario "
    "leroy francisco marcus micheal theodore clifford miguel oscar jay jim tom calvin jon ronnie bill lloyd "
    "tommy leon derek warren darrell jerome floyd leo alvin tim wesley gordon dean greg jorge dustin pedro "
    "derrick dan lewis zachary corey herman maurice vernon roberto clyde glen hector shane ricardo rick "
    "lester brent ramon charlie tyler gilbert gene marc reginald ruben brett nathaniel rafael edgar milton "
    "raul ben chester cecil duane franklin andre elmer brad gabriel ron mitchell roland arnold harvey jared "
    "adrian karl cory claude erik darryl neil ted barack bernie vladimir sergei sergey dmitry igor boris mikhail "
    "alexei yuri oleg nikolai andrei viktor volodymyr bashar muhammad mohammed mohammad mohamed ahmed ahmad "
    "mahmoud ali hassan hussein khaled khalid omar abdullah abdul ibrahim mustafa yousef youssef rami talal "
    "walid saad faisal salman hamid karim jamal tariq bilal osama samir nasser emmanuel francois jacques pierre "
    "jean-marc jean-yves giovanni giuseppe marco matteo paolo hans jurgen wolfgang klaus binyamin benjamin "
    "recep tayyip ban kofi antonio staffan".split()
)


def sex_by_name(name: str) -> str:
    """Tell by the given name whether somebody is a woman ("f") or a man ("m"), "" if unknown."""
    given = name.split(" ", maxsplit=1)[0].lower()
    if given in WOMEN and given not in MEN:
        return "f"
    return "m" if given in MEN and given not in WOMEN else ""
