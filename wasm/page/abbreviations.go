package page

// abbreviations are words, in lower case and without their full stop, after which a sentence mostly goes on. Those that as
// often end one ("etc.", "usw.") are left out: a capital after them begins a sentence.
const abbreviations list = `
abs al approx apr art aug av ave avv bd blvd bros bzw ca capt cf ch cmdr co col corp dec dept dhr dipl dott dr dra drs
ed eds env est evtl feb fig figs fr ft gen ggf gov hl hon hr ill inc incl ing inkl inż jan jr jul jun kb lt ltd maj
mar messrs mevr mgr mlle mm mme mr mrs ms mt např no nos nov np nr núm oct pl pp pres prof pág rep resp rev sec sen
sep sept sgt sig sr sra srta st str supt tel tj tzw ud uds ul vgl vol vols vs акад вул г гг д-р им млн млрд напр проф
рис руб см стр тыс ул ім
`
