package relation

import (
	"strings"
	"testing"
)

// TestReach tells what is taken for granted from what a governing word makes unreal.
func TestReach(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Turkey] may visit [Syria] after [Israel] attacked [Iraq].", "attacks asserted actual"},
		{"The envoy wants to thank [Turkey], which helped [Syria].", "aids asserted actual"},
		{"The envoy promised to review [Israel]'s attack on [Syria].", "attacks asserted actual"},
		{"The envoy might announce that [Israel] attacked [Syria].", "attacks asserted actual"},
		{"Did you see [Turkey], which helped [Syria]?", "aids asserted actual"},
		{"[Israel] tried to deny it and even attacked [Syria].", "attacks asserted actual"},
		{"[Turkey] was able to help [Syria].", "aids asserted actual"},
		{"[Turkey] is able to help [Syria].", "aids asserted possible"},
		{"[Turkey] managed to help [Syria].", "aids asserted actual"},
		{"[Turkey] was glad to help [Syria].", "aids asserted actual"},
		{"It was wrong for [Israel] to attack [Syria].", "attacks asserted actual"},
		{"It would be wrong for [Israel] to attack [Syria].", "attacks asserted possible"},
		{"[Turkey] persuaded [Iraq] to help [Syria].", "aids asserted actual"},
		{"[Turkey] and [Iraq] are to help [Syria].", "aids asserted planned"},
		{"[Turkey] is going to help [Syria].", "aids asserted planned"},
		{"[Turkey] should help [Syria].", "aids asserted demanded"},
		{"[Iraq] recommended that [Turkey] help [Syria].", "aids asserted demanded"},
		{"[Iraq] suggested that [Turkey] helped [Syria].", "aids asserted actual"},
		{"[Iraq] preferred that [Turkey] help [Syria].", "aids asserted demanded"},
		{"[Iraq] asked that [Syria] be helped by [Turkey].", "aids asserted demanded"},
		{"[Iraq] let [Turkey] help [Syria].", "aids asserted actual"},
		{"[Iraq] insists it helped [Syria].", "aids asserted actual"},
		{"[Turkey] set up rules and aims at helping [Syria].", "aids asserted planned"},
		{"An attack by [Turkey] on [Syria] is unlikely.", "attacks denied possible"},
		{"An attack by [Turkey] on [Syria] would be a disaster.", "attacks asserted conditional"},
		{"The attack by [Turkey] on [Syria] could be a disaster.", "attacks asserted actual"},
		{"[Iraq] deterred [Turkey] from attacking [Syria].", "attacks denied actual"},
		{"[Turkey] denied having helped [Syria].", "aids denied actual"},
		{"[Turkey] is said to be helping [Syria].", "aids asserted possible"},
		{"[Turkey] is known to be helping [Syria].", "aids asserted actual"},
		{"[Turkey] is to be helping [Syria].", "aids asserted planned"},
		{"After having helped [Syria], [Turkey] left.", "aids asserted actual"},
		{"[Turkey] foiled the plot by helping [Syria].", "aids asserted actual"},
		{"[Iraq] warned of attacks by [Turkey] on [Syria].", "attacks asserted threatened"},
		{"[Iraq] is against [Turkey] attacking [Syria].", "attacks denied demanded"},
		{"Nothing suggests [Turkey] attacked [Syria].", "attacks denied possible"},
		{"[Iraq] dismissed claims [Turkey] attacked [Syria].", "attacks denied possible"},
		{"In case [Turkey] attacks [Syria], the port will close.", "attacks asserted conditional"},
		{"[Turkey] should have helped [Syria].", "aids asserted conditional"},
		{"[Turkey] is willing to help [Syria].", "aids asserted offered"},
		{"It is unlikely that [Israel] attacked [Syria].", "attacks denied possible"},
		{"Instead of helping [Syria], [Turkey] closed its ports.", "aids denied actual"},
		{"[Iraq] kept [Turkey] from helping [Syria].", "aids denied actual"},
		{"[Iraq] prevented [Turkey] from helping [Syria].", "aids denied actual"},
		{"The envoy spoke of the possibility of attacks by [Israel] on [Syria].", "attacks asserted possible"},
		{"Talks between [Turkey] and [Syria] may begin in May.", "meets-with asserted possible"},
		{"[Students] gathered to protest against [Syria].", "protests-against asserted actual"},
		{"[Turkey] went to war to help [Syria].", "aids asserted planned"},
		{"When [Turkey] helps [Syria], the famine will end.", "aids asserted conditional"},
		{"[Turkey] had to help [Syria].", "aids asserted actual"},
		{"[Turkey]'s failure to help [Syria] cost lives.", "aids denied actual"},
		{"It is not true that [Turkey] helped [Syria].", "aids denied actual"},
		{"Nobody believes that [Turkey] helped [Syria].", "aids denied possible"},
		{"There is no evidence that [Turkey] helped [Syria].", "aids denied possible"},
		{"The army has not confirmed that [Israel] attacked [Syria].", "attacks asserted possible"},
		{"[Israel] almost attacked [Syria].", "attacks denied actual"},
		{"[Israel] came close to attacking [Syria].", "attacks denied actual"},
		{"[Israel] was on the verge of attacking [Syria].", "attacks asserted possible"},
		{"The envoy warned [Israel] against attacking [Syria].", "attacks denied demanded"},
		{"[Turkey] launched an offensive to target [Syria].", "attacks asserted actual"},
		{"[Turkey] plans to launch an offensive to target [Syria].", "attacks asserted planned"},
		{"[Turkey] launched an operation to capture [Syria].", "captures asserted planned"},
		{"[person:Angela Merkel] flew home to meet [person:Emmanuel Macron].", "meets-with asserted planned"},
		{"[Turkey] sent doctors to help [Syria].", "aids asserted actual"},
		{"[Turkey] has the authority to ban [Syria].", "bans asserted possible"},
		{"[Turkey] may come to help [Syria].", "aids asserted possible"},
		{"The envoy hopes that [Turkey] will help [Syria].", "aids asserted possible"},
		{"[Turkey] will help [Syria] if the rain stops.", "aids asserted conditional"},
		{"[Iraq] sent envoys to prevent [Turkey] from attacking [Syria].", "attacks asserted possible"},
		{"[Turkey]'s planned withdrawal from [Syria] was a surprise.", "withdraws-from asserted planned"},
		{"The alleged attack by [Israel] on [Syria] was condemned.", "attacks asserted possible"},
		{"[Turkey] won't help [Syria].", "aids denied planned"},
		{"[Turkey] has decided to ban [Syria].", "bans asserted actual"},
		{"[Turkey] will decide to ban [Syria].", "bans asserted planned"},
		{"[Iraq] asked whether [Turkey] launched an offensive to target [Syria].", "attacks asserted possible"},
		{"Did [Turkey] launch an offensive to target [Syria]?", "attacks asserted possible"},
		{"Once [Turkey] helps [Syria] on Friday, the famine will end.", "aids asserted planned"},
		{"[person:Angela Merkel] meets [person:Emmanuel Macron] on Friday.", "meets-with asserted planned"},
		{"[person:Angela Merkel] meets [person:Emmanuel Macron] every week.", "meets-with asserted actual"},
		{"[Turkey] sent troops to [Iraq] not to attack [Syria].", "attacks denied planned"},
		{"[Turkey] was tasked with helping [Syria].", "aids asserted planned"},
	} {
		claims, _ := draw(t, c.text)
		relation, _, _ := strings.Cut(c.want, " ")
		got := "nothing"
		if cl := lastOf(claims, relation); cl != nil {
			got = strings.Join([]string{cl.Relation, string(cl.Polarity), string(cl.Modality)}, " ")
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestSenses tells the senses of a verb apart by what stands beside it.
func TestSenses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[person:Angela Merkel] left [city:Izmir] on Friday.", ""},
		{"[person:Angela Merkel] left [alliance:NATO].", "withdraws-from"},
		{"[Turkey] left [Syria].", "withdraws-from"},
		{"[media:Al Jazeera] attacked [Syria].", "criticizes"},
		{"[Turkey] attacked [Syria]'s proposal.", "criticizes"},
		{"[Turkey] attacked [Syria] over its plan for the dam.", "criticizes"},
		{"[Turkey] welcomed [person:Angela Merkel].", "meets-with"},
		{"[Turkey] welcomed [Syria]'s decision.", "praises"},
		{"[Turkey] cleared out [rebels].", "other"},
		{"[Turkey] took power in [Syria].", ""},
		{"[Turkey] ruled that [students] may leave.", ""},
		{"[Turkey] asked whether [Syria] would leave.", ""},
		{"[Turkey] said that [Syria] needed more time.", ""},
		{"[Turkey] demonstrated a readiness to meet [Syria].", ""},
		{"[person:Angela Merkel] and [person:Emmanuel Macron] agreed that the plan was bad.", ""},
		{"[person:Angela Merkel] and [person:Emmanuel Macron] agreed to meet.", "meets-with agrees-with"},
		{"The school was built under the coordination of [Turkey] and [Syria].", ""},
		{"[person:Angela Merkel] saw [person:Emmanuel Macron].", ""},
		{"[person:Angela Merkel] portrayed [person:Emmanuel Macron].", ""},
	} {
		claims, _ := draw(t, c.text)
		var got []string
		for _, cl := range claims {
			got = append(got, cl.Relation)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
