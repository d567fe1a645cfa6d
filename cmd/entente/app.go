package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/adrg/xdg"
	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/extract/inorder"
	"github.com/entente-graph/entente/schema"
)

// An app is what all commands of one run share.
type app struct {
	in       io.Reader
	out      *bufio.Writer // results
	log      io.Writer     // messages and progress
	terminal bool          // log is a terminal
	width    int           // of the terminal that out is, 0 if it is none
	colour   bool          // out may be coloured

	dgraph, data, schema string // flags
	corrected            string // the file of corrections, "" for the one in data
	verbose, strict      bool

	started bool // the command line is understood, and the command's work begins
	unread  int  // inputs that couldn't be read
	bar     *progressbar.ProgressBar
}

// newRoot returns the command that all others hang on.
func newRoot(a *app) *cobra.Command {
	cobra.EnableCommandSorting = false
	root := &cobra.Command{
		Use:   "entente",
		Short: "Draw a graph of who does what to whom from news articles",
		Long: `entente reads news articles and draws a graph of who does what to whom. Every edge rests on
claims, and every claim on the exact words of an article. The graph is kept in Dgraph: a local one,
which entente finds or builds and runs by itself, or the cluster that --dgraph names.`,
		Example: `  entente build articles/
  entente query '{ q(func: eq(xid, "country/IRN")) { name coordinates_with { name } } }' --format table
  entente explore`,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			a.dgraph = cmp.Or(a.dgraph, os.Getenv("ENTENTE_DGRAPH"))
			a.corrected = cmp.Or(a.corrected, os.Getenv("ENTENTE_CORRECTIONS"))
			a.data = cmp.Or(a.data, os.Getenv("ENTENTE_DATA"), defaultData())
			a.schema = cmp.Or(a.schema, os.Getenv("ENTENTE_SCHEMA"))
			a.started = true
			if a.schema == "" {
				return nil
			}
			return schema.Over(a.schema)
		},
	}
	f := root.PersistentFlags()
	f.StringVar(&a.dgraph, "dgraph", "", "use the Dgraph at `target`: host:port or dgraph://user:password@host:port?sslmode=verify-full [$ENTENTE_DGRAPH]")
	f.StringVar(&a.data, "data", "", "keep the local Dgraph in `folder` [$ENTENTE_DATA] (default the user's data folder/entente)")
	f.StringVar(&a.corrected, "corrections", "", "follow the corrections in `file` [$ENTENTE_CORRECTIONS] (default corrections.csv in the folder of --data, if it is there)")
	f.StringVar(&a.schema, "schema", "", "lay the tables in `folder` over the built-in ones: rows of names, offices, verbs, relations and so on, as CSV or YAML [$ENTENTE_SCHEMA]")
	f.BoolVar(&a.strict, "strict", false, "exit with 3 if some input couldn't be read")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "say on standard error what is being done")

	root.AddGroup(&cobra.Group{ID: "main", Title: "Main job:"}, &cobra.Group{ID: "graph", Title: "Graph:"},
		&cobra.Group{ID: "server", Title: "Server:"}, &cobra.Group{ID: "other", Title: "Other:"})
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add("main", newBuild(a), newExtract(a), newLoad(a), newWithdraw(a))
	add("graph", newQuery(a), newAnalyze(a), newExport(a), newExplore(a), newWhy(a), newVerify(a))
	add("server", newServer(a), newSchema(a))
	add("other", newParse(a), newVersion(a))
	root.SetHelpCommandGroupID("other")
	root.SetCompletionCommandGroupID("other")
	root.SetUsageTemplate(root.UsageTemplate() + "\nExit codes:\n" + exitCodes)
	return root
}

// defaultData is the folder of the local Dgraph unless another is given.
func defaultData() string { return filepath.Join(xdg.DataHome, "entente") }

// say prints a message.
func (a *app) say(format string, args ...any) {
	if a.bar != nil {
		a.bar.Clear()
	}
	fmt.Fprintln(a.log, clean(fmt.Sprintf(format, args...), '\n'))
}

// note prints a message with --verbose.
func (a *app) note(format string, args ...any) {
	if a.verbose {
		a.say(format, args...)
	}
}

// skip reports input that couldn't be read. The rest goes on.
func (a *app) skip(err error) {
	a.unread++
	a.say("skipped: %v", err)
	var crash *inorder.Crash
	if errors.As(err, &crash) {
		a.note("%s", crash.Stack)
	}
}

// progress shows on a terminal what is being done, and in a pipe nothing. A total of -1 is unknown.
// One thing is shown at a time.
func (a *app) progress(doing string, total int) *progressbar.ProgressBar {
	options := []progressbar.Option{
		progressbar.OptionSetWriter(a.log),
		progressbar.OptionSetVisibility(a.terminal),
		progressbar.OptionSetDescription(doing),
		progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionClearOnFinish(),
	}
	if total > 0 {
		options = append(options, progressbar.OptionShowCount())
	}
	a.bar = progressbar.NewOptions(total, options...)
	return a.bar
}

// clean makes text safe to print: what could steer a terminal, or turn the direction in which it
// is read, becomes visible. White space other than keep becomes a space.
func clean(text string, keep rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == keep:
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), 0xE0000 <= r && r <= 0xE007F:
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// line makes text safe to print in one line.
func line(text string) string { return strings.Join(strings.Fields(clean(text, ' ')), " ") }

// count is a number of things in words.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// some takes one argument or more, of the kind that word names.
func some(word string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("name at least one %s", word)
		}
		return nil
	}
}

// A choice is a flag that takes one of a few words, the first unless another is given.
type choice struct {
	value string
	of    []string
}

func newChoice(of ...string) choice { return choice{of[0], of} }

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.of, "|") }
func (c *choice) Set(value string) error {
	for _, known := range c.of {
		if value == known {
			c.value = value
			return nil
		}
	}
	return fmt.Errorf("use one of %s", strings.Join(c.of, ", "))
}

// format adds the flag --format to a command.
func (c *choice) format(cmd *cobra.Command, usage string) {
	cmd.Flags().Var(c, "format", usage)
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(c.of, cobra.ShellCompDirectiveNoFileComp))
}
