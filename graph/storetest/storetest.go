package storetest

import (
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// Run puts the stores that open gives through the suite. Each call of open must
// give an empty store, which open also arranges to be closed; it may do so by emptying
// the one it gave before, since no test looks at an older store again.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, open func(t *testing.T) graph.Store)
	}{
		{"LoadsEverything", loadsEverything},
		{"ReloadChangesNothing", reloadChangesNothing},
		{"ChangedDocumentRetracts", changedDocumentRetracts},
		{"RefusesToLoseMost", refusesToLoseMost},
		{"ForceOverridesRefusal", forceOverridesRefusal},
		{"InvalidKeepsNobodyBack", invalidKeepsNobodyBack},
		{"LaterOfTwoVersionsCounts", laterOfTwoVersionsCounts},
		{"CancelledLoadsNothing", cancelledLoadsNothing},
		{"OrderDoesNotMatter", orderDoesNotMatter},
		{"HistoryDoesNotMatter", historyDoesNotMatter},
		{"Namesakes", namesakes},
		{"IdentityFollowsEvidence", identityFollowsEvidence},
		{"BestNameAndTitle", bestNameAndTitle},
		{"Find", find},
		{"Statements", statements},
		{"QueryMet", queryMet},
		{"QueryCooperation", queryCooperation},
		{"QueryLeaders", queryLeaders},
		{"QueryPerson", queryPerson},
		{"QueryEvents", queryEvents},
		{"QuerySearch", querySearch},
		{"PersonNames", personNames},
		{"OrganizationNames", organizationNames},
		{"Ambiguous", ambiguous},
		{"HostileText", hostileText},
		{"MergeLasts", mergeLasts},
		{"SplitLasts", splitLasts},
		{"DistinctLasts", distinctLasts},
		{"NamesLast", namesLast},
		{"RejectLasts", rejectLasts},
		{"OthersCorrectionsAreKept", othersCorrectionsAreKept},
		{"FiftyCorrections", fiftyCorrections},
		{"Suggestions", suggestions},
		{"QueryTimeline", queryTimeline},
		{"QueryWindow", queryWindow},
		{"MergedProvinces", mergedProvinces},
		{"CopiesCountOnce", copiesCountOnce},
		{"QueryNetwork", queryNetwork},
		{"QueryPath", queryPath},
		{"QueryChanges", queryChanges},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}
