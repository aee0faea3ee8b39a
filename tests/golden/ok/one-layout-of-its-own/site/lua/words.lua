return {end_mark = "<slut> & færdig"}
