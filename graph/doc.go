// Package graph is the domain of uniongraph: who met whom, who holds which role
// and which organizations cooperate, each with the sentence that says so.
//
// # Glossary
//
//   - A document is one news page. It is known by its address or, without one, by
//     its file name, so that a new version of the page replaces the old one.
//   - A statement is one fact that one document says, with its sentence and the
//     place of the words in the document's text. Statements are all that is ever
//     loaded or retracted; everything else follows from them.
//   - A node is a person, an organization or an event that statements are about.
//   - An edge (MET, HOLDS_ROLE, …) sums up the statements that say the same thing:
//     how often, first and last date. [Derive] computes edges; no store keeps a
//     number that could disagree with its statements.
//
// # Who is who
//
// A name is not a person: the same name in two provinces is two people until
// something says otherwise. What a document says about a person besides the name
// are the person's anchors, taken from the first of these that there is:
//
//  1. the organizations in which the document gives the person a role (membership
//     in a wide body, "Ủy viên", counts in a provincial union only), and the
//     organization the person's delegation came from;
//  2. the provincial union whose site the document stands on, or, on a page of no
//     known site, the one provincial union that the document is about and at
//     whose event the person was;
//  3. the document itself.
//
// Mentions of one name that share an anchor are one person, across documents. A
// shared anchor that is not a provincial union (the national union, a ministry)
// joins nobody who would then belong to two provinces, unless one document gives
// both to that person. Names agree when they are spelled alike, letter case and
// the place of the tone mark aside; a name typed without any marks joins the one
// person with whom it shares an anchor, and nobody if there are two.
//
// A person's id is the folded name plus the first of the person's anchors:
// "person:phan-van-phan@union:lam-dong". Two people who would share an id, as
// Hùng and Hưng in one union, get a suffix of their spelling: "…~1f3a9c"; whom somebody
// took out of a person of the same spelling, one of that decision. Ids are
// computed from the set of all mentions of a name ([ByContext]), never from the
// order in which they came, so that loading in another order or into another
// store gives the same ids.
//
// What people decide about who is who is part of the profiles that the resolver is
// given ([Profile.Decided]), so ids follow from the set of all mentions and all
// decisions. A [Corrector] applies decisions to the facts of one document at a time,
// when they are loaded; stores keep what the document said before beside it, so that a
// decision can be taken back. Package resolve has the journal of decisions.
//
// # Events
//
// An event belongs to the document that tells of it. The same event told by two
// documents stays two events until they are merged; counts of meetings and of
// cooperation take occasions on one day as one, so that they are not inflated.
package graph
