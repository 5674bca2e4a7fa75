using Serverless.Domain.FlightPayments;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>The client of Bootpay against the fake: both ways of authentication, every kind of answer.</summary>
public sealed class BootpayReceiptsTests
{
    [Theory]
    [InlineData("auto", false, true)]
    [InlineData("auto", true, true)]
    [InlineData("basic", false, true)]
    [InlineData("basic", true, false)]
    [InlineData("token", false, true)]
    [InlineData("token", true, true)]
    public async Task Proves_itself_by_keys_or_by_a_token(string auth, bool isOldProject, bool isAccepted)
    {
        await using var fixture = await PaymentFixture.StartAsync(
            new FakeBootpayOptions { RefusesBasic = isOldProject });
        var receipt = fixture.Bootpay.State.Pay("order", 1_000);
        var process = fixture.Start(fixture.Documents, auth);

        for (var time = 0; time < 3; time++)
        {
            var reply = await process.Receipts.FindAsync(new ReceiptId(receipt.ReceiptId), default);

            Assert.Equal(isAccepted, reply is ReceiptReply.Verified);
            Assert.Equal(!isAccepted, reply is ReceiptReply.Unknown);
        }
    }

    [Fact]
    public async Task Asks_for_one_token_and_for_another_when_it_is_refused_or_old()
    {
        await using var fixture = await PaymentFixture.StartAsync(new FakeBootpayOptions { RefusesBasic = true });
        var receipt = fixture.Bootpay.State.Pay("order", 1_000);
        var asked = new List<string>();

        foreach (var step in (Action[])
            [
                () => { }, () => { }, () => fixture.Bootpay.State.NewToken(),
                () => fixture.Clock.Advance(TimeSpan.FromMinutes(25)), () => { },
            ])
        {
            step();
            var reply = await fixture.Process.Receipts.FindAsync(new ReceiptId(receipt.ReceiptId), default);
            asked.Add($"{reply is ReceiptReply.Verified}");
        }

        // One at the start, one by the test, one after that was refused, and one after 25 minutes.
        Assert.Equal(["True", "True", "True", "True", "True"], asked);
        Assert.Equal("token-5", fixture.Bootpay.State.NewToken());
    }

    [Fact]
    public async Task Gives_up_when_nothing_comes()
    {
        await using var fixture = await PaymentFixture.StartAsync();
        var process = fixture.Start(fixture.Documents, timeout: TimeSpan.FromMilliseconds(100));
        fixture.Bootpay.Faults.Plan("find", FakeFault.Silence);

        Assert.Equal(
            new ReceiptReply.Unknown("TIMEOUT"), await process.Receipts.FindAsync(new ReceiptId("r"), default));
    }

    [Fact]
    public async Task Refuses_only_what_Bootpay_refuses()
    {
        await using var fixture = await PaymentFixture.StartAsync();
        var (receipts, faults) = (fixture.Process.Receipts, fixture.Bootpay.Faults);
        var paid = new ReceiptId(fixture.Bootpay.State.Pay("order", 1_000).ReceiptId);
        var cancellation = new ReceiptCancellation(paid, "c", null, "m");

        Assert.IsType<ReceiptReply.Refused>(await receipts.FindAsync(new ReceiptId("unknown"), default));

        foreach (var fault in (FakeFault[])[FakeFault.LoseCall, FakeFault.Garbage, FakeFault.CriticalBefore])
        {
            faults.Plan("find", fault);
            faults.Plan("search", fault);
            faults.Plan("cancel", fault);
            faults.Plan("confirm", fault);
            Assert.IsType<ReceiptReply.Unknown>(await receipts.FindAsync(paid, default));
            Assert.IsType<ReceiptReply.Unknown>(await receipts.CancelAsync(cancellation, default));
            Assert.IsType<ReceiptReply.Unknown>(await receipts.ConfirmAsync(paid, default));
        }

        faults.Clear();
        faults.Plan("cancel", FakeFault.Refuse);
        Assert.IsType<ReceiptReply.Refused>(await receipts.CancelAsync(cancellation, default));
        Assert.IsType<ReceiptReply.Verified>(await receipts.CancelAsync(cancellation, default));
        Assert.Equal(
            new ReceiptReply.Refused("RC_ALREADY_CANCELLED"), await receipts.CancelAsync(cancellation, default));
    }
}
