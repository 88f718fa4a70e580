package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// deployed reads a file of deploy/ without its comments.
func deployed(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`(?m)^#.*\n`).ReplaceAllString(string(data), "")
}

// The commands of the service and of the cron line run as they stand, with the settings
// that the files name.
func TestDeploy(t *testing.T) {
	n := newNews(t, 5)
	data := t.TempDir()
	service := deployed(t, "uniongraph.service")
	start := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/uniongraph (.*)$`).FindStringSubmatch(service)
	if start == nil {
		t.Fatalf("no ExecStart:\n%s", service)
	}
	settings := map[string]bool{}
	all, err := os.ReadFile(filepath.Join(root, "deploy", "uniongraph.env"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^#?(UNIONGRAPH_([A-Z_]+))=`).FindAllStringSubmatch(string(all), -1) {
		settings[m[1]] = true
		flag := strings.ToLower(strings.ReplaceAll(m[2], "_", "-"))
		if help := runBinary(t, "run", "--help"); !strings.Contains(help.stdout, "--"+flag+" ") {
			t.Errorf("%s: run has no flag --%s", m[1], flag)
		}
	}
	if !settings["UNIONGRAPH_CONTACT"] || !settings["UNIONGRAPH_SITES"] {
		t.Errorf("settings: %v", settings)
	}
	cmd := command(t, strings.Fields(start[1])...)
	cmd.Env = append(cmd.Env, "UNIONGRAPH_DATA="+data, "UNIONGRAPH_CONTACT=")
	finish(t, cmd).want(t, exitUsage, "--contact is missing")
	mine := []string{"UNIONGRAPH_SITES=" + n.sites, "UNIONGRAPH_SITE=tin", "UNIONGRAPH_ALLOW_PRIVATE=true"}
	cmd = command(t, strings.Fields(start[1])...)
	cmd.Env = append(append(cmd.Env, "UNIONGRAPH_DATA="+data, "UNIONGRAPH_CONTACT=a@b.vn"), mine...)
	if o := finish(t, cmd); o.code != exitDone || !strings.Contains(o.stdout, "5 articles new or changed") {
		t.Errorf("the service's command: %+v", o)
	}

	line := regexp.MustCompile(`(?m)^(?:[0-9*]+ ){5}[a-z]+ (.*)$`).FindStringSubmatch(deployed(t, "uniongraph.cron"))
	if line == nil || strings.Contains(line[1], "%") { // cron makes a line's end of it
		t.Fatalf("no line for cron: %q", line)
	}
	other := t.TempDir()
	shell := exec.Command("sh", "-c", strings.NewReplacer("/usr/local/bin/uniongraph", binary, "/var/lib/uniongraph", other).Replace(line[1]))
	shell.Env = append([]string{"PATH=" + os.Getenv("PATH")}, mine...)
	if out, err := shell.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	report, err := os.ReadFile(filepath.Join(other, "run.log"))
	if err != nil || !strings.Contains(string(report), "5 articles new or changed") {
		t.Errorf("%v: %s", err, report)
	}
	if _, err := exec.LookPath("systemd-analyze"); err == nil {
		unit := strings.ReplaceAll(service, "/usr/local/bin/uniongraph", binary)
		dir := t.TempDir()
		write(t, dir, "uniongraph.service", unit)
		write(t, dir, "uniongraph.timer", deployed(t, "uniongraph.timer"))
		if out, err := exec.Command("systemd-analyze", "verify", dir+"/uniongraph.service", dir+"/uniongraph.timer").CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("systemd-analyze: %v: %s", err, out)
		}
	}
}
