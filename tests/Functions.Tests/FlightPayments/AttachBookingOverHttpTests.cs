using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.FlightPayments;

/// <summary>POST /api/payments/attach-booking, row by row of CloudJet's contract.</summary>
[Collection(PlatformTests.Name)]
public sealed class AttachBookingOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Attaches_a_paid_order_also_when_no_event_told_of_it()
    {
        var booking = platform.Bookings.Add(new UserId(GatewayCalls.SubjectOf(platform.UserToken)), 1_000);
        var order = await platform.OrderAsync(1_000);
        platform.Bootpay().State.Pay(order, 1_000);

        foreach (var number in (string[])[$"{booking.Number}", $"\"{booking.Number}\""])
        {
            var answer = await AttachAsync($$"""{"orderId":"{{order}}","bookingId":{{number}}}""");

            Assert.Equal(
                (200, """{"success":true,"message":"예약과 결제가 연결되었습니다."}"""), (answer.Status, answer.Text));
        }

        Assert.Equal(order, platform.Bookings.PaymentOf(booking.Number)?.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"orderId":"x"}""")]
    [InlineData("""{"bookingId":1}""")]
    [InlineData("""{"orderId":"","bookingId":1}""")]
    [InlineData("""{"orderId":"x","bookingId":null}""")]
    public async Task Both_members_are_required(string body)
    {
        var answer = await AttachAsync(body);

        Assert.Equal((400, "orderId, bookingId는 필수입니다."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task One_text_hides_who_owns_what()
    {
        var user = new UserId(GatewayCalls.SubjectOf(platform.UserToken));
        var (own, foreign) = (platform.Bookings.Add(user, 1_000), platform.Bookings.Add(new UserId("other"), 1_000));
        var other = await platform.IssueAsync(AccountRole.User);
        var (unpaid, theirs) = (await platform.OrderAsync(1_000), await platform.OrderAsync(1_000, other));
        platform.Bootpay().State.Pay(theirs, 1_000);

        foreach (var (order, booking, reason) in ((string, int, string)[])
            [
                (unpaid, own.Number, "not-paid"), (unpaid, foreign.Number, "unknown-booking"),
                (unpaid, 987_654, "unknown-booking"), (theirs, own.Number, "unknown-order"),
                ("nobody", own.Number, "unknown-order"),
            ])
        {
            var answer = await AttachAsync($$"""{"orderId":"{{order}}","bookingId":{{booking}}}""");

            Assert.Equal(
                (400, "연결 실패", $"flight-payments.{reason}"), (answer.Status, answer.Message, answer.Reason));
        }
    }

    private Task<Answer> AttachAsync(string body) =>
        platform.Client.PostAsync(FlightPaymentCalls.Attach, body, platform.UserToken);
}
