package evaluate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Gold is what one document should give, as an annotator wrote it down.
type Gold struct {
	Name          string             `json:"-"` // file name without extension
	Document      GoldDocument       `json:"document"`
	Persons       []GoldPerson       `json:"persons"`
	NotPersons    []string           `json:"not_persons"` // names that look like people and are none
	Organizations []GoldOrganization `json:"organizations"`
	Memberships   []GoldMembership   `json:"memberships"`
	Events        []GoldEvent        `json:"events"`
	Met           []GoldMet          `json:"met"`
	Cooperations  []GoldCooperation  `json:"cooperations"`
}

// GoldDocument is the metadata to find. A field that the file leaves out is not
// judged; null means that the page does not say.
type GoldDocument struct {
	Title     Judged `json:"title"`
	Published Judged `json:"published"`
	Author    Judged `json:"author"`
	Source    Judged `json:"source"` // not judged yet
}

// GoldPerson is a person to find.
type GoldPerson struct {
	Name            string `json:"name"`
	HonorificPrefix Judged `json:"honorific_prefix"`
	Optional        bool   `json:"optional"`
}

// GoldOrganization is a union, by ID, or another organization, by Name.
type GoldOrganization struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Optional bool   `json:"optional"`
}

// GoldMembership is a role to find.
type GoldMembership struct {
	Person       string `json:"person"`
	Role         AnyOf  `json:"role"`
	Organization AnyOf  `json:"organization"`
	Former       bool   `json:"former"`
	Optional     bool   `json:"optional"`
}

// GoldEvent is an event to find.
type GoldEvent struct {
	Classification        string   `json:"classification"`
	StartDate             AnyOf    `json:"start_date"`
	EndDate               *string  `json:"end_date"`
	Host                  []string `json:"host"`
	Attendees             []string `json:"attendees"`
	AttendeesOptional     []string `json:"attendees_optional"`
	Organizer             []string `json:"organizer"`
	OrganizerOptional     []string `json:"organizer_optional"`
	Organizations         []string `json:"organizations"`
	OrganizationsOptional []string `json:"organizations_optional"`
	Optional              bool     `json:"optional"`
}

// GoldMet is a pair of people who met: in JSON a list of two names, or an object
// with that list in "between".
type GoldMet struct {
	Between  []string `json:"between"`
	Optional bool     `json:"optional"`
}

// GoldCooperation is a cooperation to find.
type GoldCooperation struct {
	Between   []string `json:"between"`
	Basis     *string  `json:"basis"`
	StartDate *string  `json:"start_date"`
	EndDate   *string  `json:"end_date"`
	Optional  bool     `json:"optional"`
}

// Judged is a text or null that the gold may also leave out.
type Judged struct {
	Set   bool
	Value *string
}

// UnmarshalJSON notes that the field is there.
func (j *Judged) UnmarshalJSON(data []byte) error {
	j.Set = true
	return json.Unmarshal(data, &j.Value)
}

// AnyOf is one value, or a list of which any is right. Null is the empty value.
type AnyOf struct {
	Values []string
	List   bool // written as a list
}

// UnmarshalJSON reads a text, null or a list of these.
func (a *AnyOf) UnmarshalJSON(data []byte) error {
	var list []*string
	if data[0] == '[' {
		a.List = true
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
	} else {
		var one *string
		if err := json.Unmarshal(data, &one); err != nil {
			return err
		}
		list = []*string{one}
	}
	for _, s := range list {
		a.Values = append(a.Values, value(s))
	}
	return nil
}

// UnmarshalJSON reads both forms.
func (m *GoldMet) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, &m.Between)
	}
	type plain GoldMet
	return strict(data, (*plain)(m))
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// ReadGold reads every NAME.json in a folder, in order of the file names. An
// unknown field, a missing list or a name that nothing lists is an error that names the file.
func ReadGold(dir string) ([]*Gold, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var golds []*Gold
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".json") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		g, err := parseGold(baseName(e.Name()), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, e.Name()), err)
		}
		golds = append(golds, g)
	}
	if len(golds) == 0 {
		return nil, fmt.Errorf("%s: no gold file (NAME.json) in this folder", dir)
	}
	return golds, nil
}

func parseGold(name string, data []byte) (*Gold, error) {
	g := &Gold{Name: name}
	if err := strict(data, g); err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, err
	}
	var missing []string
	for _, f := range []string{"document", "persons", "organizations", "memberships", "events", "met", "cooperations"} {
		if v, ok := fields[f]; !ok || string(v) == "null" {
			missing = append(missing, f)
		}
	}
	if missing != nil {
		return nil, fmt.Errorf("%s is missing; write an empty list where there is nothing", strings.Join(missing, ", "))
	}
	return g, g.check()
}

// strict decodes one JSON value and nothing else, without unknown fields.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return jsonError(data, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}

// jsonError adds the line to a syntax error.
func jsonError(data []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := min(int(syntax.Offset), len(data))
		return fmt.Errorf("line %d: not JSON: %w", 1+bytes.Count(data[:at], []byte("\n")), err)
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

// check finds slips of annotators: empty names, and people in facts whom "persons" does not list.
func (g *Gold) check() error {
	known := map[string]bool{}
	for i, p := range g.Persons {
		if strings.TrimSpace(p.Name) == "" {
			return fmt.Errorf("persons[%d] has no name", i)
		}
		known[fold(p.Name)] = true
	}
	for i, o := range g.Organizations {
		if (o.ID == "") == (o.Name == "") {
			return fmt.Errorf("organizations[%d] must have either an id (a union) or a name", i)
		}
		if o.ID != "" && !isUnion(o.ID) {
			return fmt.Errorf("organizations[%d]: id %q is not union:…; name other organizations", i, o.ID)
		}
	}
	unknown := map[string]bool{}
	person := func(names ...string) {
		for _, n := range names {
			if !known[fold(n)] {
				unknown[n] = true
			}
		}
	}
	for i, m := range g.Memberships {
		person(m.Person)
		if len(m.Role.Values) == 0 || len(m.Organization.Values) == 0 {
			return fmt.Errorf("memberships[%d] needs a role and an organization", i)
		}
	}
	for i, e := range g.Events {
		person(e.Attendees...)
		person(e.AttendeesOptional...)
		if e.Classification == "" {
			return fmt.Errorf("events[%d] has no classification", i)
		}
		if len(e.StartDate.Values) == 0 {
			return fmt.Errorf("events[%d] has no start_date; write null where the page gives none", i)
		}
	}
	for i, m := range g.Met {
		person(m.Between...)
		if len(m.Between) != 2 {
			return fmt.Errorf("met[%d] must be two people", i)
		}
	}
	for i, c := range g.Cooperations {
		if len(c.Between) != 2 || c.Basis == nil {
			return fmt.Errorf("cooperations[%d] needs two parties and a basis", i)
		}
	}
	if len(unknown) > 0 {
		return fmt.Errorf("not listed in persons: %s", strings.Join(sorted(unknown), ", "))
	}
	return nil
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}
