package neo4j

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const (
	operatingPage = "../../docs/operating-neo4j.md"
	composeFile   = "../../deploy/compose.yaml"
)

// TestComposeFile: the file for Docker is what the operating page says it is.
func TestComposeFile(t *testing.T) {
	page, err := os.ReadFile(operatingPage)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(composeFile)
	if err != nil {
		t.Fatal(err)
	}
	var compose struct {
		Services map[string]struct {
			Image       string            `yaml:"image"`
			Restart     string            `yaml:"restart"`
			Grace       string            `yaml:"stop_grace_period"`
			Ports       []string          `yaml:"ports"`
			Environment map[string]string `yaml:"environment"`
			Volumes     []string          `yaml:"volumes"`
			Health      struct {
				Test              []string `yaml:"test"`
				Interval, Timeout string
				Retries           int
			} `yaml:"healthcheck"`
		} `yaml:"services"`
		Volumes map[string]any `yaml:"volumes"`
	}
	if err := yaml.UnmarshalWithOptions(text, &compose, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	server, found := compose.Services["neo4j"]
	if !found || server.Image != "neo4j:5.26-community" {
		t.Fatalf("the service neo4j runs %q", server.Image)
	}
	for _, p := range server.Ports {
		if !strings.HasPrefix(p, "127.0.0.1:") {
			t.Errorf("port %s is open to other machines", p)
		}
	}
	for _, v := range server.Volumes {
		if name, _, _ := strings.Cut(v, ":"); !has(compose.Volumes, name) {
			t.Errorf("volume %s is not declared", v)
		}
	}
	for name, value := range server.Environment {
		for _, variable := range regexp.MustCompile(`\$\{(\w+)`).FindAllStringSubmatch(value, -1) {
			if !strings.Contains(string(page), variable[1]+"=") {
				t.Errorf("the page does not explain %s", variable[1])
			}
		}
		setting := strings.NewReplacer("__", "_", "_", ".").Replace(strings.TrimPrefix(name, "NEO4J_"))
		if strings.HasPrefix(setting, "server.memory") && !strings.Contains(string(page), "`"+setting+"`") {
			t.Errorf("the page does not explain %s", setting)
		}
	}
	if !strings.HasPrefix(server.Environment["NEO4J_AUTH"], "neo4j/${NEO4J_PASSWORD:?") {
		t.Errorf("NEO4J_AUTH is %q", server.Environment["NEO4J_AUTH"])
	}
	if check := strings.Join(server.Health.Test, " "); strings.Contains(check, "cypher-shell -p") || !strings.Contains(check, "cypher-shell") {
		t.Errorf("the health check %q", check)
	}
}

func has(m map[string]any, name string) bool {
	_, ok := m[name]
	return ok
}
