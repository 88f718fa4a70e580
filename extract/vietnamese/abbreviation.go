package vietnamese

// abbreviations are the ones a full stop follows without ending the sentence,
// because a name must come behind them: titles, kinds of places, courtesy. In
// lower case. Abbreviations that often close a sentence (UBND, KHKT, TW) are not here.
var abbreviations = set(`
gs pgs ts tskh ths ks kts cn cnđ bs bsck bscki bsckii bsnt ds dsck đd tsbs thsbs gsts pgsts vs gsvs ktv ncs ngnd ngưt nsnd nsưt ttnd ttưt ahlđ cvcc lg nv
tp tx tt q p h tph đ đt
st mr mrs ms dr prof assoc asst no vs co ltd inc jr sr ph
đc pct pgđ ttk`)

// openers begin a sentence and never a person's name or the name of a place,
// so that a stop before them ends the sentence even behind an initial or a
// Roman numeral.
var openers = keys(`tại theo trong ngày sáng chiều tối trưa phát tham dự cùng đồng hội ông bà các những để với từ sau trước khi đây
nhân về được do qua trên vì việc mỗi năm đến nay hiện ngoài bên cạnh tuy mặc nhằm như đại buổi đoàn ban tiếp chủ phó liên thay`)

func keys(words string) map[string]bool {
	m := map[string]bool{}
	for w := range set(words) {
		m[Key(w)] = true
	}
	return m
}
