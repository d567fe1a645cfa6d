package local

import (
	"context"
	"strconv"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/types/known/emptypb"
)

// expects reports whether our zero leads and is ready for an alpha at the place where ours will listen. An alpha that
// comes before the zero leads is put off by whole seconds. And a zero that finds any Dgraph at the place where it
// remembers its own alpha takes that one for it and sends ours away, as would happen when two data folders take turns
// on the usual ports: it is told of the new place beforehand.
func (h home) expects(ctx context.Context, now state) bool {
	var cluster struct {
		Zeros map[string]struct {
			Leader bool `json:"leader"`
		} `json:"zeros"`
		Groups map[string]struct {
			Members map[string]struct {
				ID      string `json:"id"`
				GroupID uint64 `json:"groupId"`
				Addr    string `json:"addr"`
			} `json:"members"`
		} `json:"groups"`
	}
	if !h.answer(ctx, now.Zero.at(zeroHTTP), "zero", "/state", &cluster) {
		return false
	}
	for _, zero := range cluster.Zeros {
		if !zero.Leader {
			return false
		}
	}
	place := now.Alpha.at(alphaPeer)
	for _, group := range cluster.Groups {
		for _, alpha := range group.Members {
			id, err := strconv.ParseUint(alpha.ID, 10, 64)
			if alpha.Addr == place || err != nil {
				continue
			}
			if updateMembership(ctx, now.Zero.at(zeroGRPC), id, alpha.GroupID, place) != nil {
				return false // it remembers that it led, but was not elected yet
			}
		}
	}
	return len(cluster.Zeros) > 0
}

// updateMembership calls the method of that name of Dgraph's service pb.Zero. Its message, a Group with one Member,
// is written out here: the package that declares it is the server's own and would bring the whole server along.
func updateMembership(ctx context.Context, zero string, id, group uint64, address string) error {
	var member, entry, message []byte
	member = protowire.AppendTag(member, 1, protowire.Fixed64Type) // Member.id
	member = protowire.AppendFixed64(member, id)
	member = protowire.AppendTag(member, 2, protowire.VarintType) // Member.groupId
	member = protowire.AppendVarint(member, group)
	member = protowire.AppendTag(member, 3, protowire.BytesType) // Member.addr
	member = protowire.AppendString(member, address)
	entry = protowire.AppendTag(entry, 1, protowire.VarintType) // the key in Group.members
	entry = protowire.AppendVarint(entry, id)
	entry = protowire.AppendTag(entry, 2, protowire.BytesType)
	entry = protowire.AppendBytes(entry, member)
	message = protowire.AppendTag(message, 1, protowire.BytesType) // Group.members
	message = protowire.AppendBytes(message, entry)

	connection, err := grpc.NewClient("passthrough:///"+zero, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	request := new(emptypb.Empty) // a message without fields of its own carries any
	request.ProtoReflect().SetUnknown(message)
	return connection.Invoke(ctx, "/pb.Zero/UpdateMembership", request, new(emptypb.Empty))
}
