package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// exitCodes ends every help text.
const exitCodes = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done, but some files or pages failed (each is named on standard error).
`

// strictUsage makes every wrong command line an error of usage (exit code 2) with a
// suggestion where one is near, and puts the exit codes at the end of every help text.
func strictUsage(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.SetHelpTemplate(root.HelpTemplate() + exitCodes)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) {
			if near := nearest(unknown.GetSpecifiedName(), flagNames(cmd)); near != "" {
				return usageError("%w; did you mean --%s?", err, near)
			}
		}
		return usageError("%w", err)
	})
	strictArguments(root)
	if help, _, err := root.Find([]string{"help"}); err == nil {
		help.Args = func(_ *cobra.Command, args []string) error {
			if found, rest, err := root.Find(args); err != nil || len(rest) > 0 {
				return unknownCommand(found, rest)
			}
			return nil
		}
	}
}

func strictArguments(cmd *cobra.Command) {
	check := cmd.Args
	switch {
	case cmd.HasSubCommands():
		check = unknownCommand
		if !cmd.Runnable() {
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	case check == nil:
		check = cobra.NoArgs
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		err := check(cmd, args)
		switch {
		case err == nil || codeOf(err) == exitUsage:
			return err
		case len(args) == 0:
			return usageError("an argument is missing; usage: %s", cmd.UseLine())
		}
		return usageError("too many or too few arguments; usage: %s", cmd.UseLine())
	}
	for _, sub := range cmd.Commands() {
		strictArguments(sub)
	}
}

// unknownCommand refuses what is no command of cmd, with a suggestion.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if near := nearest(args[0], names); near != "" {
		return usageError("no command %q; did you mean: %s %s", args[0], cmd.CommandPath(), near)
	}
	return usageError("no command %q; use one of: %s", args[0], strings.Join(names, ", "))
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// nearest gives the candidate with the fewest slips, at most one in three letters, or one
// that begins with word; "" if there is none.
func nearest(word string, candidates []string) string {
	best, fewest := "", 1+max(1, len(word)/3)
	for _, c := range candidates {
		if n := slips(word, c); n < fewest && n < len(c) {
			best, fewest = c, n
		}
	}
	if best == "" && len(word) > 1 {
		for _, c := range candidates {
			if strings.HasPrefix(c, word) {
				return c
			}
		}
	}
	return best
}

// slips counts the letters to add, drop or change to make b of a.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
