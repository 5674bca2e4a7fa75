using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed partial class ReserveNamedSeatsTests
{
    private static readonly UserId Guest = UserId.OfGuest("a device");

    private readonly SalesFixture _fixture = new();
    private readonly InMemorySeatNames _names = new();
    private readonly ImplicitEvents _events;
    private readonly QueueTokens _tokens;

    public ReserveNamedSeatsTests() => (_events, _tokens) = (new ImplicitEvents(_fixture), new QueueTokens(_fixture));

    private string Event => _fixture.Performance.Id.ToString();

    [Fact]
    public async Task Holds_seats_by_label_and_by_id_for_the_time_of_the_gateway()
    {
        var held = Accepted(await ReserveAsync(Event, "A-1-1", _fixture.Seat(11).ToString())).Result;

        Assert.Equal(["A-1-1", "A-2-2"], held.Seats.Select(seat => seat.Label));
        Assert.Equal(_fixture.Clock.GetUtcNow().AddSeconds(60), held.ExpiresAt);
        Assert.Equal(["A-1-1", _fixture.Seat(11).ToString()], held.Words!.Seats);
    }

    [Fact]
    public async Task Accepts_as_many_seats_as_the_limit_of_the_gateway_and_rejects_one_more()
    {
        Accepted(await ReserveAsync(Event, Labels(10)));

        await RejectsAsync("seats.too-many", Event, Labels(11));
    }

    [Fact]
    public async Task Rejects_an_empty_choice() => await RejectsAsync("seats.none-chosen", Event);

    [Fact]
    public async Task Rejects_a_seat_that_another_user_holds()
    {
        await _fixture.HoldAsync(Bob, 0);

        await RejectsAsync("seats.taken", Event, "A-1-1");
    }

    [Fact]
    public async Task Rejects_a_seat_that_is_named_by_label_and_by_id() =>
        await RejectsAsync("seats.chosen-twice", Event, "A-1-1", _fixture.Seat(0).ToString());

    [Theory]
    [InlineData("A-1-11")]
    [InlineData("A-01-1")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task Rejects_unknown_seats(string name) => await RejectsAsync("seats.unknown-seat", Event, name);

    [Fact]
    public async Task Rejects_unknown_events_drafts_and_events_without_seats()
    {
        await RejectsAsync("seats.unknown-performance", "evt_1", "A-1-1");
        await RejectsAsync("seats.unknown-performance", Guid.Empty.ToString(), "A-1-1");
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Draft });
        await RejectsAsync("seats.unknown-performance", Event, "A-1-1");
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.OnSale, Layout = null });
        await RejectsAsync("seats.no-numbered-seats", Event, "A-1-1");
    }

    [Fact]
    public async Task Rejects_events_that_were_called_off()
    {
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Cancelled });

        await RejectsAsync("reservations.called-off", Event, "A-1-1");
    }

    [Fact]
    public async Task Makes_an_event_and_its_seats_when_they_are_first_named()
    {
        _events.AreOn = true;

        var first = Accepted(await ReserveAsync("evt_1", "front", "back")).Result;

        Assert.Equal(["front", "back"], first.Seats.Select(seat => seat.Label));
        Assert.Equal("evt_1", first.Words!.Event);
        Assert.Equal(Money.InWon(100_000), first.Total);
        await RejectsAsync("seats.already-yours", "evt_1", "aisle", "back");
    }

    [Fact]
    public async Task Rejects_names_that_are_malformed_or_chosen_twice_before_it_numbers_seats()
    {
        _events.AreOn = true;

        await RejectsAsync("catalogue.bad-event-name", "evt 1", "front");
        await RejectsAsync("seats.bad-name", "evt_1", "front", "the back");
        await RejectsAsync("seats.bad-name", "evt_1", new string('x', FreeName.LengthMax + 1));
        await RejectsAsync("seats.chosen-twice", "evt_1", "front", "front");
        Assert.Equal(0, _names.Count);
        Accepted(await ReserveAsync("evt_1", new string('x', FreeName.LengthMax)));
    }

    [Fact]
    public async Task Rejects_one_more_name_than_there_are_seats_and_one_more_event_than_there_may_be()
    {
        (_events.AreOn, _events.SeatCount, _events.CountMax) = (true, 2, 1);
        Accepted(await ReserveAsync("evt_1", "front"));

        await RejectsAsync("seats.all-named", "evt_1", "back", "aisle");
        await RejectsAsync("catalogue.full", "evt_2", "front");

        Accepted(await ReserveAsync("evt_1", "aisle"));
    }

    [Fact]
    public async Task Transfers_the_pass_of_a_guest_whose_token_is_shown()
    {
        await OpenQueueAsync();
        AdmitUntilLater(Guest);

        await RejectsAsync("reservations.pass-missing", Event, "A-1-1");
        Accepted(await ReserveAsync(Event, ["A-1-1"], QueueTokens.OfGuest));

        Assert.True(_fixture.Passes.Has(_fixture.Performance.Id.Tag, Ada));
        Assert.False(_fixture.Passes.Has(_fixture.Performance.Id.Tag, Guest));
    }

    [Fact]
    public async Task Does_not_use_up_a_token_of_a_user_who_has_a_pass()
    {
        await OpenQueueAsync();
        AdmitUntilLater(Guest);
        AdmitUntilLater(Ada);

        Accepted(await ReserveAsync(Event, ["A-1-1"], QueueTokens.OfGuest));

        Assert.True(_fixture.Passes.Has(_fixture.Performance.Id.Tag, Guest));
    }

    [Theory]
    [InlineData("forged")]
    [InlineData(QueueTokens.OfUser)]
    [InlineData(QueueTokens.OfOtherPerformance)]
    [InlineData(QueueTokens.OfGuest)]
    public async Task Rejects_tokens_that_give_no_live_pass(string token)
    {
        await OpenQueueAsync();
        AdmitUntilLater(Bob);

        var result = await ReserveAsync(Event, ["A-1-1"], token);

        Assert.Equal("reservations.pass-missing", result.Error?.Code);
    }

    private static string[] Labels(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"A-{1 + (i / 10)}-{1 + (i % 10)}")];

    private Task OpenQueueAsync() =>
        _fixture.ChangeAsync(performance => performance with { Queue = new QueueRules(10, 10) });

    private void AdmitUntilLater(UserId user) =>
        _fixture.Passes.Admit(_fixture.Performance.Id.Tag, user, _fixture.Clock.GetUtcNow().AddMinutes(1));

    private async Task RejectsAsync(string code, string name, params string[] seats) =>
        Assert.Equal(code, (await ReserveAsync(name, seats)).Error?.Code);

    private Task<Result<WithMessages<Reservation>>> ReserveAsync(string name, params string[] seats) =>
        ReserveAsync(name, seats, token: null);

    private Task<Result<WithMessages<Reservation>>> ReserveAsync(string name, string[] seats, string? token) =>
        new ReserveNamedSeats(
            _events.ToOperation(),
            _fixture.Catalogue,
            _names,
            _fixture.Get<ReserveSeats>(),
            new TransferAdmissionPass(_tokens, _fixture.Passes),
            _fixture.SeatPolicy,
            new GatewayPolicy())
        .ExecuteAsync(Ada, new ReserveNamedSeatsCommand(name, new ClientTexts(seats, null), token), null, default);
}
