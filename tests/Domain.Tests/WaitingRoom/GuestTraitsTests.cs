using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class GuestTraitsTests
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly RepeatKey Wish = new(7, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Is_the_same_guest_by_name_and_else_by_wish()
    {
        Assert.Equal(Identify("10.0.0.1", "ada", null), Identify("10.0.0.1", "ada", Wish));
        Assert.Equal(
            Identify("10.0.0.1", null, Wish),
            Identify("10.0.0.1", "", Wish with { FirstSeenAt = DateTimeOffset.UnixEpoch.AddDays(1) }));
    }

    [Fact]
    public void Is_another_guest_elsewhere_by_another_name_wish_or_by_nothing_at_all()
    {
        VisitorId[] guests =
        [
            Identify("10.0.0.1", "ada", null), Identify("10.0.0.2", "ada", null), Identify("10.0.0.1", "bob", null),
            Identify("10.0.0.1", null, Wish), Identify("10.0.0.2", null, Wish),
            Identify("10.0.0.1", null, Wish with { Bits = 8 }), Identify("10.0.0.1", "7", null),
            Identify("10.0.0.1", null, null), Identify("10.0.0.1", null, null),
        ];

        Assert.Equal(guests.Length, guests.Distinct().Count());
        Assert.All(guests, guest => Assert.True(guest is { IsGuest: true, IsForeign: false }));
    }

    [Fact]
    public void Is_never_an_account_or_anybodys_subject()
    {
        var account = new VisitorId("0198c0de-0000-7000-8000-0000000000ff");

        Assert.NotEqual(account, Identify("10.0.0.1", account.Value, null));
        Assert.False(account.IsGuest);
        Assert.False(VisitorId.OfSubject("guest:0198c0de").IsGuest);
    }

    private static VisitorId Identify(string origin, string? name, RepeatKey? repeat) =>
        new GuestTraits(origin, name, repeat).Identify(Ids);
}
