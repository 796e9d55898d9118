package rdap

import "encoding/json"

// A domainObject is what is read of a registry's answer (RFC 9083, section 5.3). A field of another form than the standard's is as
// good as missing: registries differ in little things, and a date is worth having without the rest.
type domainObject struct {
	name     string // as the registry writes it
	status   []string
	events   []event
	entities []entity
}

type event struct{ action, date string }

// An entity is a person or a firm. Of its card only the name is read.
type entity struct {
	roles        []string
	handle, name string
}

// An object is a JSON object whose fields are read one by one.
type object map[string]json.RawMessage

// field reads one; the zero value where it is missing or of another form.
func field[T any](o object, name string) (v T) {
	if json.Unmarshal(o[name], &v) != nil {
		return *new(T)
	}
	return v
}

// decode reads an answer about a domain; nil where it is no JSON or about something else.
func decode(b []byte) *domainObject {
	var o object
	if json.Unmarshal(b, &o) != nil || field[string](o, "objectClassName") != "domain" {
		return nil
	}
	d := &domainObject{name: field[string](o, "ldhName"), status: words(o, "status")}
	for _, e := range field[[]object](o, "events") {
		d.events = append(d.events, event{field[string](e, "eventAction"), field[string](e, "eventDate")})
	}
	for _, e := range field[[]object](o, "entities") {
		d.entities = append(d.entities, entity{words(e, "roles"), field[string](e, "handle"), cardName(e)})
	}
	return d
}

// words are the texts of a list that may hold other things, too.
func words(o object, name string) []string {
	var all []string
	for _, raw := range field[[]json.RawMessage](o, name) {
		var word string
		if json.Unmarshal(raw, &word) == nil {
			all = append(all, word)
		}
	}
	return all
}

// cardName is the name on an entity's card, "" where it has none. A card is ["vcard", [[name, parameters, type, value…]…]]
// (RFC 7095, section 3).
func cardName(entity object) string {
	card := field[[]json.RawMessage](entity, "vcardArray")
	if len(card) != 2 {
		return ""
	}
	var properties [][]json.RawMessage
	if json.Unmarshal(card[1], &properties) != nil {
		return ""
	}
	for _, p := range properties {
		var name, value string
		if len(p) < 4 || json.Unmarshal(p[0], &name) != nil || name != "fn" {
			continue
		}
		if json.Unmarshal(p[3], &value) == nil {
			return value
		}
	}
	return ""
}
