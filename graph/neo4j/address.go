package neo4j

import (
	"net/url"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// schemes lists what the address of a Neo4j may begin with; the driver's manual says
// what each means: routing for clusters with neo4j, encryption with +s.
var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// IsAddress reports whether an address is one of a Neo4j: "neo4j+s://host".
func IsAddress(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	for _, s := range schemes {
		if found && s == scheme {
			return true
		}
	}
	return false
}

// CheckAddress reports what is wrong with an address, in a line that repeats no
// password. The error is an [*graph.Error] with [graph.CodeInvalid].
func CheckAddress(address string) error {
	scheme, rest, _ := strings.Cut(address, ":")
	invalid := func(message string) error { return &graph.Error{Code: graph.CodeInvalid, Message: message} }
	if strings.Contains(rest, "@") {
		return invalid("the address of a Neo4j must not hold user and password, which other users of this machine could read; " +
			"put them into NEO4J_USERNAME and NEO4J_PASSWORD and write " + scheme + "://HOST:PORT")
	}
	u, err := url.Parse(address)
	switch {
	case !IsAddress(address) || err != nil || u.Hostname() == "":
		return invalid("the address of a Neo4j is written neo4j://HOST:PORT, neo4j+s://HOST (encrypted, Aura) or bolt://HOST:PORT (one server, no routing)")
	case u.Path != "" && u.Path != "/":
		return invalid("the address of a Neo4j ends with the port; put the name of the database, " + strings.TrimPrefix(u.Path, "/") + ", into NEO4J_DATABASE")
	}
	return nil
}
