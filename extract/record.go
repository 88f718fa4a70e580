package extract

// SchemaVersion is the version of the record's JSON form. It grows when a field
// changes its meaning; new fields alone do not change it.
const SchemaVersion = 1

// Record is everything the extractor found in one document. One Record is one
// line of JSON Lines output. Field names follow Popolo and schema.org.
//
// Offsets count Unicode code points into Document.Text, end exclusive. Dates are
// EDTF (ISO 8601-2) at the precision known: "2024", "2024-03", "2024-03-29",
// "XXXX-11-15", "2017-07-19T03:55:00+07:00"; unknown is nil.
type Record struct {
	Schema        int            `json:"schema"`
	Document      Document       `json:"document"`
	Persons       []Person       `json:"persons"`
	Organizations []Organization `json:"organizations"`
	Memberships   []Membership   `json:"memberships"`
	Events        []Event        `json:"events"`
	Met           []Met          `json:"met"`
	Cooperations  []Cooperation  `json:"cooperations"`
	Warnings      []Warning      `json:"warnings"`
}

// Document is the page itself and its metadata.
type Document struct {
	ID         string  `json:"id"`          // SHA-256 of Text, in hexadecimal
	URL        *string `json:"url"`         // canonical address, where known
	SourceFile string  `json:"source_file"` // base name of the file read, "" for an address
	Site       *string `json:"site"`        // whose site it is: a province slug, or "viet-nam"
	Title      *string `json:"title"`
	Published  *string `json:"published"` // EDTF
	Author     *string `json:"author"`
	Source     *string `json:"source"` // "(Nguồn: …)", or the organization under the byline
	Text       string  `json:"text"`   // NFC
}

// Span is a stretch of Document.Text, in code points, end exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Person is somebody the article says did or held something.
type Person struct {
	ID              string  `json:"id"` // "p1", "p2", …, unique within the record only
	Name            string  `json:"name"`
	HonorificPrefix *string `json:"honorific_prefix"` // academic titles in short form: "PGS.TS."
	Mentions        []Span  `json:"mentions"`
}

// Organization is a union ("union:lam-dong", "union:viet-nam") or any other
// organization ("org:" + slug of its full name).
type Organization struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	Classification string `json:"classification"` // union, association, party, government, university, institute, company, press, other
	Mentions       []Span `json:"mentions"`
}

// Membership says who holds which role where.
type Membership struct {
	Person       string  `json:"person"`       // Person.ID
	Role         string  `json:"role"`         // "Chủ tịch", "Phó Chủ tịch Thường trực", …
	Organization string  `json:"organization"` // Organization.ID
	AsOf         *string `json:"as_of"`        // date of the event or, failing that, of publication
	Former       bool    `json:"former,omitempty"`
	Evidence     Span    `json:"evidence"`
}

// Event is something that took place and that people or organizations took part in.
type Event struct {
	ID             string          `json:"id"` // "e1", "e2", …
	Name           string          `json:"name"`
	Classification string          `json:"classification"` // visit, meeting, signing, conference, workshop, congress, ceremony, contest, training
	StartDate      *string         `json:"start_date"`
	EndDate        *string         `json:"end_date"`
	Location       *string         `json:"location"`
	Organizer      []string        `json:"organizer"`     // Organization.IDs
	Host           []string        `json:"host"`          // Organization.IDs
	Attendees      []string        `json:"attendees"`     // Person.IDs
	Participation  []Participation `json:"participation"` // how each attendee took part
	Organizations  []string        `json:"organizations"` // Organization.IDs that took part, organizers and hosts included
	Evidence       Span            `json:"evidence"`
}

// Participation says how one person took part in an event.
type Participation struct {
	Person     string  `json:"person"`
	As         string  `json:"as"`                   // head, host, chair, speaker, signatory, elected, attendee
	Mode       string  `json:"mode"`                 // in_person, online
	Delegation *string `json:"delegation,omitempty"` // Organization.ID the person came with, where it is said
	Evidence   Span    `json:"evidence"`
}

// Met says that two people took part in one visit, meeting or signing.
type Met struct {
	Between  [2]string `json:"between"` // Person.IDs
	Event    string    `json:"event"`
	Evidence Span      `json:"evidence"`
}

// Cooperation joins two organizations. Basis is "agreement", "joint_activity" or "exchange".
type Cooperation struct {
	Between   [2]string `json:"between"` // Organization.IDs
	Basis     string    `json:"basis"`
	StartDate *string   `json:"start_date"`
	EndDate   *string   `json:"end_date"`
	Event     *string   `json:"event"`
	Evidence  Span      `json:"evidence"`
}

// Warning is something a reader should know that is not a fact: a name that the
// context cannot settle, a year that contradicts the publication date.
type Warning struct {
	Code     string `json:"code"`
	Message  string `json:"message"`
	Evidence Span   `json:"evidence"`
}
