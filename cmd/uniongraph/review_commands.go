package main

import (
	"github.com/spf13/cobra"
)

func (a *app) splitCommand() *cobra.Command {
	var d decision
	var pages []string
	cmd := &cobra.Command{
		Use:   "split PERSON --page PAGE...",
		Short: "Say that some pages tell of a second person of the name",
		Long: `Say that some of the pages that name a person tell of a second person of the name. A page is named by its
address, its file's name or its id.

  uniongraph review split "Lò Văn Khiêm" --page https://example.org/tin --who Hà --why "trùng tên"
`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(pages) == 0 {
				return usageError("--page is missing: say which pages tell of the second person")
			}
			return a.correct(cmd.Context(), d, func(c *correcting) error { return c.split(args[0], pages) })
		},
	}
	cmd.Flags().StringArrayVar(&pages, "page", nil, "a `PAGE` that tells of the second person; may be given several times")
	return d.flags(cmd)
}

func (a *app) renameCommand() *cobra.Command {
	var d decision
	return d.flags(&cobra.Command{
		Use:   "rename NODE NAME",
		Short: "Say what a person or an organization is really called",
		Long: `Say what a person or an organization is really called. What pages write can still be searched for.

  uniongraph review rename lo-van-khien@son-la "Lò Văn Khiêm" --who Hà --why "lỗi chính tả"
`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.correct(cmd.Context(), d, func(c *correcting) error { return c.rename(args[0], args[1]) })
		},
	})
}

func (a *app) retractCommand() *cobra.Command {
	var d decision
	return d.flags(&cobra.Command{
		Use:   "retract STATEMENT",
		Short: "Say that a sentence does not say what was read in it",
		Long: `Say that a sentence does not say what was read in it. It goes out of the graph, and does not come back when
the page, or a copy of the sentence, is read again. "uniongraph review statements NODE" lists ids.

  uniongraph review retract 90ab13cd57ef2468 --who Hà --why "câu nói về người khác"
`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.correct(cmd.Context(), d, func(c *correcting) error { return c.retract(args[0]) })
		},
	})
}

func (a *app) statementsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "statements NODE",
		Short: "What pages say of a person or an organization, one statement a line, with ids",
		Long: `List what pages say of a person or an organization, one statement after the other, with the ids that
"uniongraph review retract" takes.

  uniongraph review statements "Lò Văn Khiêm"
`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.listStatements(cmd.Context(), args[0]) },
	}
}
