package graph

// NodeKind says what a node is.
type NodeKind string

const (
	NodePerson       NodeKind = "person"
	NodeOrganization NodeKind = "organization"
	NodeEvent        NodeKind = "event"
	NodeDocument     NodeKind = "document"
)

// Person is somebody that documents say did or held something. All of it follows
// from the profiles that a [Resolver] takes for one person.
type Person struct {
	ID              string   // "person:phan-van-phan@union:lam-dong"; the package comment has the rule
	Name            string   // as the best spelled document writes it
	HonorificPrefix string   // the highest academic title any document gives: "PGS.TS."; "" if none
	Folded          string   // Name without marks and case: what queries match
	Names           []string // every spelling, sorted
}

// Organization is a union or anything else that people lead and meet as.
type Organization struct {
	ID             string   // "union:lam-dong", "union:viet-nam", "org:" + slug of the full name
	Name           string   // full name
	Classification string   // union, association, party, government, university, institute, company, press, other
	Folded         string   // Name without marks and case
	Names          []string // every full name that documents give, sorted
}

// Event is something that took place, as one document tells it.
type Event struct {
	ID             string // "event:" + the document's hash + ":" + the event's id in the record
	Document       string // Document.ID
	Name           string
	Folded         string // Name without marks and case
	Classification string // visit, meeting, signing, conference, workshop, congress, ceremony, contest, training
	StartDate      string // EDTF, "" if unknown
	EndDate        string // EDTF, "" if unknown or on one day
	Location       string // "" if unknown
}

// Document is a news page.
type Document struct {
	ID         string // "doc:" + hash of its address or file name
	URL        string // canonical address, "" if unknown
	SourceFile string // base name of the file it was read from, "" for an address
	Path       string // file name that identifies a document without address, folders included where given
	Site       string // whose site it is: a province's slug or "viet-nam"; "" if unknown
	Title      string
	Published  string // EDTF, "" if unknown
	Author     string
	Publisher  string // what the page names as its source
	ContentID  string // SHA-256 of Text in hexadecimal
	Text       string // NFC; offsets count its code points
	Hash       string // of everything that was loaded from it; equal means unchanged
}

// Kind says what a statement states.
type Kind string

const (
	// KindMembership: Subject (a person) holds Role in Object (an organization).
	KindMembership Kind = "membership"
	// KindParticipation: Subject (a person) took part in Object (an event).
	KindParticipation Kind = "participation"
	// KindOrganized, KindHosted and KindTookPart: Subject (an organization) did so with Object (an event).
	KindOrganized Kind = "organized"
	KindHosted    Kind = "hosted"
	KindTookPart  Kind = "took_part"
	// KindMet: Subject and Object (persons) met at Event.
	KindMet Kind = "met"
	// KindCooperation: Subject and Object (organizations) cooperate; Event where the document ties it to one.
	KindCooperation Kind = "cooperation"
	// KindEvent: Subject (an event) took place.
	KindEvent Kind = "event"
	// KindMention: Subject (a person or organization) is named, and nothing else is
	// stated. It is no fact: it is neither counted nor protected against retraction.
	KindMention Kind = "mention"
)

// Statement is one fact that one document says. Which fields are set depends on Kind.
type Statement struct {
	ID       string // hash of the document and of what is stated, not of where it stands
	Document string // Document.ID
	Kind     Kind
	Subject  string // id of a person, organization or event; which of a pair it is means nothing
	Object   string // id of a person, organization or event, "" for KindEvent and KindMention
	Event    string // Event.ID of a meeting or cooperation, "" if none
	Properties
	// Date is EDTF, "" if unknown: of what happens at an event, the event's day; of
	// roles and of cooperation without an event, the day as of which the document
	// says so, which may be that of its publication.
	Date     string
	Sentence string // the sentence or sentences of the text that hold the evidence, verbatim
	Start    int    // of the evidence in Document.Text, in code points
	End      int    // exclusive

	// SubjectRef and ObjectRef are the record's ids ("p1") of a Subject or Object
	// that is a person, so that a store can follow the person to another id.
	SubjectRef string
	ObjectRef  string

	// Source says where the document stands. Readers fill it; loaders ignore it.
	Source Source
}

// Properties are the details of a statement.
type Properties struct {
	Role       string // membership: "Chủ tịch"
	Former     bool   // membership: the person no longer holds the role
	As         string // participation: head, host, chair, speaker, signatory, elected, attendee
	Mode       string // participation: in_person, online
	Delegation string // participation: Organization.ID the person came with, "" if not said
	Basis      string // cooperation: agreement, joint_activity, exchange
	StartDate  string // cooperation: EDTF, start of its period
	EndDate    string // cooperation: EDTF, end of its period
}

// Source says where a document stands, for people who check a statement.
type Source struct {
	URL        string
	SourceFile string
	Title      string
	Published  string
}

// EdgeType names a derived edge, as Neo4j names its relationships.
type EdgeType string

const (
	EdgeMet            EdgeType = "MET"             // person – person, undirected
	EdgeAttended       EdgeType = "ATTENDED"        // person → event
	EdgeHoldsRole      EdgeType = "HOLDS_ROLE"      // person → organization, one for each role
	EdgeCooperatesWith EdgeType = "COOPERATES_WITH" // organization – organization, undirected, one for each basis and period
	EdgeOrganized      EdgeType = "ORGANIZED"       // organization → event
	EdgeHosted         EdgeType = "HOSTED"          // organization → event
	EdgeTookPart       EdgeType = "TOOK_PART"       // organization → event
)

// Edge sums up the statements that say the same thing. [Derive] makes it.
type Edge struct {
	Type EdgeType
	From string // node id; of undirected edges the lesser
	To   string // node id
	Properties
	Count      int      // MET, COOPERATES_WITH: occasions; others: documents
	First      string   // earliest date, EDTF, "" if none is known
	Last       string   // latest date, EDTF, "" if none is known
	Statements []string // Statement.IDs in the order given to Derive
}
