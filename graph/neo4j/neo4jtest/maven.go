package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Version of Neo4j that is started.
const Version = "5.26.12"

// errMissing says that this machine cannot start a server.
var errMissing = errors.New("no Neo4j to test on: install Maven and Java 17 (Debian: apt-get install maven openjdk-17-jdk-headless), " +
	"or name a server that may be emptied in UNIONGRAPH_TEST_NEO4J=bolt://user:password@host:port")

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>uniongraph</groupId>
  <artifactId>neo4jtest</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.neo4j.test</groupId>
      <artifactId>neo4j-harness</artifactId>
      <version>` + Version + `</version>
    </dependency>
  </dependencies>
</project>
`

// classpath gives the jars that make the server, fetched by Maven where they are not
// on this machine yet. The answer is kept in the user's cache folder.
func classpath(ctx context.Context) (string, error) {
	for _, program := range []string{"mvn", "java"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", fmt.Errorf("%w (%s is not there)", errMissing, program)
		}
	}
	dir, err := cacheFolder()
	if err != nil {
		return "", err
	}
	unlock, err := lockFile(filepath.Join(dir, "lock")) // Maven's repository takes one process at a time
	if err != nil {
		return "", err
	}
	defer unlock()
	list := filepath.Join(dir, "classpath")
	if jars, err := os.ReadFile(list); err == nil && complete(string(jars)) {
		return string(jars), nil
	}
	if err := os.WriteFile(filepath.Join(dir, "pom.xml"), []byte(pom), 0o644); err != nil {
		return "", err
	}
	cmd := exec.CommandContext(ctx, "mvn", "-q", "-B", "dependency:build-classpath", "-Dmdep.outputFile="+list)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w (fetch Neo4j %s: mvn dependency:build-classpath: %v\n%s)", errMissing, Version, err, out)
	}
	jars, err := os.ReadFile(list)
	return strings.TrimSpace(string(jars)), err
}

func cacheFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "uniongraph", "neo4j-"+Version)
	return dir, os.MkdirAll(dir, 0o755)
}

func complete(jars string) bool {
	for _, jar := range filepath.SplitList(strings.TrimSpace(jars)) {
		if _, err := os.Stat(jar); err != nil {
			return false
		}
	}
	return jars != ""
}
