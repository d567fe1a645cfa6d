package identity

// A pool keeps many sets in a few large pieces of memory, in which there is nothing for the garbage
// collector to follow. What a set outgrows another takes.
type pool[T uint32 | uint64] struct {
	pieces [][]T
	free   [poolRooms][]uint32 // by room
}

// A lodging is where in a pool a set is kept.
type lodging struct {
	at        uint32
	len, room uint8 // the room in steps
}

const (
	poolBits  = 14
	poolStep  = 4
	poolRooms = 16
)

func (p *pool[T]) get(l lodging) set[T] {
	if l.room == 0 {
		return nil
	}
	at := l.at & (1<<poolBits - 1)
	return set[T](p.pieces[l.at>>poolBits][at:][:l.len:l.len])
}

// put keeps a set where another was kept.
func (p *pool[T]) put(l *lodging, s set[T]) {
	if room := (len(s) + poolStep - 1) / poolStep; room > int(l.room) {
		if l.room > 0 {
			p.free[l.room] = append(p.free[l.room], l.at)
		}
		l.at, l.room = p.take(room), uint8(room)
	}
	l.len = uint8(len(s))
	copy(p.get(*l), s)
}

// take finds room.
func (p *pool[T]) take(room int) uint32 {
	if free := p.free[room]; len(free) > 0 {
		p.free[room] = free[:len(free)-1]
		return free[len(free)-1]
	}
	last := len(p.pieces) - 1
	if last < 0 || len(p.pieces[last])+room*poolStep > 1<<poolBits {
		p.pieces = append(p.pieces, make([]T, 0, 1<<poolBits))
		last++
	}
	at := len(p.pieces[last])
	p.pieces[last] = p.pieces[last][:at+room*poolStep]
	return uint32(last<<poolBits | at)
}
