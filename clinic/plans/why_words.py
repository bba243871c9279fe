"""Why somebody may read a piece of a plan, or may not: the sentences, for workers."""

# By rule of `copy_rules`: why a piece that it took out isn't on this copy.
LEFT_OUT = {
    "by_substance_use": "It shows treatment for alcohol or drugs, and {client} signed no paper for {reader}.",
    "by_others": "{client} hasn’t said yes to them knowing about each other.",
    "by_others_refused": "{client} said no to {reader} knowing who else helps.",
    "by_day": "Its last day has gone by.",
    "by_agreed_signs": "{client} hasn’t said that helpers may see these signs.",
    "by_own_part": "It is for the point person alone.",
    "by_private_numbers": "It is a private person’s own number or address.",
    "by_pharmacy_list": "The pharmacy’s list holds it. Two lists could disagree.",
    "by_organisation": "{client} hasn’t chosen that papers for others carry our name.",
    "by_places": "{client} wants places and times left out.",
    "by_empty_week": "The week it belongs to is left out.",
    "lost": "Whoever it names isn’t on this copy.",
}
# By what a field declares.
ONLY_WORKERS = "Only workers read it."
ONLY_CLIENT = "It is for {client} alone."
ONLY_CARE = "It stays between {client} and the workers."
FOR_OTHERS = "{client} knows it: it is for whoever calls."
ONLY_THEIRS = "It is for that person alone."
SAID_NO = "{client} said no to this on {day}: “{kind}”."
NOT_ASKED = "{client} hasn’t said yes to this: “{kind}”."

OWN_PLAN = "It is {client}’s own plan."
FOR_CARE = "Whoever takes over the care may know it, and {client} hasn’t said no."
SIGNED = "{client} signed on {day}: “{kind}”."
SAID_YES = "{client} said yes to this on {day}: “{kind}”."
SIGNS_AGREED = "{client} said that helpers may see the signs, and yes to this on {day}: “{kind}”."
KNOWN = "{client} said yes to {reader} and {other} knowing about each other, on {day} and {other_day}."
OWN_WORDS = "{reader}’s own words."
OWN_ANSWER = "{reader} said so."
CLIENT_ASKS = "{client} asks this of {reader}."
ABOUT_THEM = "It is about {reader}."
THEIR_PART = "It is {reader}’s own part, and {client} said yes to this on {day}: “{kind}”."
FOR_EVERYBODY = "These numbers are for everybody."
WHOM_TO_CALL = "A page for helpers says whom to call. It needs no yes about others."
EVERY_PAGE = "Every page says whose it is and who made it."
CHOSEN_NAME = "{client} chose that papers for others carry our name."

WHO_TAKES_OVER = "whoever takes over"
