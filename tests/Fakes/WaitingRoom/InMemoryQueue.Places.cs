using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>How places are restored, and how many an address may have.</summary>
internal sealed partial class InMemoryQueue
{
    private void Greet(in QueueVisitor visitor)
    {
        var place = visitor.Place ?? default;

        if (_waiting.TryGetValue(visitor.User, out var entry))
        {
            _waiting[visitor.User] = entry with { Seen = Now };
        }

        _hasBegun = _epochs.Begin(place.Epoch);

        if (!_passes.IsInside(visitor.User) && _epochs.TryRestore(visitor.User, place, _settings.OpensAt))
        {
            Restore(visitor, place);
        }
    }

    private void Restore(in QueueVisitor visitor, QueuePlace place)
    {
        Remember(visitor);

        if (place.PassEndsMs > Now.ToUnixTimeMilliseconds() && _passes.Inside < Rules.Capacity)
        {
            _passes.Restore(visitor.User, place);
            _waiting.Remove(visitor.User);

            return;
        }

        var number = place.Number > 0 ? place.Number : drawPosition(visitor.User);
        var present = _waiting.TryGetValue(visitor.User, out var entry) ? Math.Min(entry.Entry, number) : number;
        _waiting[visitor.User] = (present, Now);
        _sequence = Math.Max(_sequence, place.Number);
    }

    private bool HasPlaceLeft(in QueueVisitor visitor)
    {
        var most = visitor.User.IsGuest ? policy.GuestsPerAddressMax : policy.UsersPerAddressMax;

        if (most == 0 || !_addresses.TryGetValue(AddressOf(visitor), out var users))
        {
            return true;
        }

        users.RemoveWhere(user => !_waiting.ContainsKey(user) && !_passes.IsInside(user));

        return users.Count < most;
    }

    private void Remember(in QueueVisitor visitor)
    {
        if (visitor.Address.Length > 0)
        {
            var address = AddressOf(visitor);
            _addresses[address] = [.. _addresses.GetValueOrDefault(address) ?? [], visitor.User];
        }
    }

    private static string AddressOf(in QueueVisitor visitor) => $"{visitor.User.IsGuest}{visitor.Address}";
}
