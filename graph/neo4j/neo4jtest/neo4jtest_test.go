package neo4jtest

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestUse(t *testing.T) {
	server := Use(t)
	answer, err := neo4j.ExecuteQuery(t.Context(), server.Driver(t), "CALL dbms.components() YIELD versions, edition RETURN versions[0] + ' ' + edition",
		nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if got := answer.Records[0].Values[0]; server.process != nil && got != Version+" community" {
		t.Errorf("the server is %v, want %s community", got, Version)
	}
}
