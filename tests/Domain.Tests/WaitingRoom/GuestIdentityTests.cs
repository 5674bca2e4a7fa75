using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class GuestIdentityTests
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly IdempotencySeed Seed = new(7, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Equal_idempotency_keys_from_one_address_identify_one_guest() => Assert.Equal(
        Identify("10.0.0.1", Seed),
        Identify("10.0.0.1", Seed with { FirstSeenAt = DateTimeOffset.UnixEpoch.AddDays(1) }));

    [Fact]
    public void Other_keys_other_addresses_and_requests_without_a_key_identify_other_guests()
    {
        UserId[] guests =
        [
            Identify("10.0.0.1", Seed), Identify("10.0.0.2", Seed), Identify("10.0.0.1", Seed with { Bits = 8 }),
            Identify("10.0.0.1", null), Identify("10.0.0.1", null),
        ];

        Assert.Equal(guests.Length, guests.Distinct().Count());
        Assert.All(guests, guest => Assert.True(guest is { IsGuest: true, IsForeign: false }));
    }

    [Fact]
    public void One_answer_to_a_challenge_makes_one_guest()
    {
        var guest = new GuestIdentity("10.0.0.1", Seed) { Answer = "seed.1" };
        var later = new GuestIdentity("10.0.0.2", null) { Answer = "seed.1" };

        Assert.Equal(guest.Identify(Ids), later.Identify(Ids));
        Assert.NotEqual(guest.Identify(Ids), (guest with { Answer = "seed.2" }).Identify(Ids));
    }

    [Fact]
    public void Guest_id_never_equals_an_account_or_a_subject()
    {
        var account = new UserId("0198c0de-0000-7000-8000-0000000000ff");

        Assert.NotEqual(account, Identify(account.Value, null));
        Assert.False(account.IsGuest);
        Assert.False(UserId.OfSubject("guest:0198c0de").IsGuest);
    }

    private static UserId Identify(string origin, IdempotencySeed? idempotencySeed) =>
        new GuestIdentity(origin, idempotencySeed).Identify(Ids);
}
