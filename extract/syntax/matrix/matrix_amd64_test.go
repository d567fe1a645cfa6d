package matrix

import "testing"

// TestPlain runs the tests again without the kernels in assembly.
func TestPlain(t *testing.T) {
	defer func(was bool) { fast = was }(fast)
	fast = false
	t.Run("MulAdd", TestMulAdd)
	t.Run("RowAlone", TestRowAlone)
	t.Run("LSTM", TestLSTM)
	t.Run("LSTMOfNoNumber", TestLSTMOfNoNumber)
}
