using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Domain.FlightPayments;
using Serverless.Functions.Tests.Platform;
using Serverless.Local.Bootpay;

namespace Serverless.Functions.Tests.FlightPayments;

/// <summary>POST /api/payments/webhook, in every form, and what it must not believe.</summary>
[Collection(PlatformTests.Name)]
public sealed class PaymentEventsOverHttpTests(PlatformFixture platform)
{
    [Theory]
    [InlineData(WebhookForm.Plain)]
    [InlineData(WebhookForm.Typed)]
    [InlineData(WebhookForm.Fields)]
    [InlineData(WebhookForm.FirstGeneration)]
    public async Task Bootpays_events_pay_in_every_form(WebhookForm form)
    {
        var order = await platform.OrderAsync(1_000);
        var receipt = platform.Bootpay().State.Pay(order, 1_000);

        for (var time = 0; time < 2; time++)
        {
            using var answer = await platform.Bootpay().Webhooks.SendAsync(receipt, form, default);
            Assert.Equal(
                (200, """{"success":true}"""),
                ((int)answer!.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(PaymentOrderState.Paid, (await platform.ReadOrderAsync(order)).State);
    }

    [Theory]
    [InlineData("PAID")]
    [InlineData("complete")]
    [InlineData("Success")]
    [InlineData("1")]
    public async Task CloudJets_own_words_are_checked_like_all_others(string status)
    {
        var (paid, unpaid) = (await platform.OrderAsync(1_000), await platform.OrderAsync(1_000));
        var receipt = platform.Bootpay().State.Pay(paid, 1_000).ReceiptId;

        foreach (var order in (string[])[paid, unpaid])
        {
            var answer = await platform.NotifyAsync(
                new JsonObject { ["orderId"] = order, ["receiptId"] = receipt, ["status"] = status });
            Assert.Equal(200, answer.Status);
        }

        Assert.Equal(PaymentOrderState.Paid, (await platform.ReadOrderAsync(paid)).State);
        Assert.Equal(PaymentOrderState.Requested, (await platform.ReadOrderAsync(unpaid)).State);
    }

    [Theory]
    [InlineData("""{"receipt_id":"r","status":1}""", 400, "order_id 누락")]
    [InlineData("""{"order_id":"","status":1}""", 400, "order_id 누락")]
    [InlineData("""{"order_id":"nobody","receipt_id":"r","status":1}""", 400, "업데이트 실패")]
    [InlineData("[]", 400, null)]
    [InlineData("{", 400, null)]
    [InlineData("""{"order_id":"a","order_id":"b"}""", 400, null)]
    [InlineData("""{"order_id":"nobody","private_key":"wrong"}""", 401, "서명 검증 실패")]
    [InlineData("""{"order_id":"nobody","application_id":"wrong"}""", 401, "서명 검증 실패")]
    public async Task Rejects_what_is_no_event_of_ours(string body, int status, string? message)
    {
        var answer = await platform.Client.PostAsync(FlightPaymentCalls.Webhook, body);

        Assert.Equal(status, answer.Status);
        Assert.True(message is null || message == answer.Message, answer.Text);
    }

    [Fact]
    public async Task A_signature_is_checked_when_it_is_there()
    {
        var order = await platform.OrderAsync(1_000);
        var receipt = platform.Bootpay().State.Pay(order, 1_000).ReceiptId;
        var body = new JsonObject { ["order_id"] = order, ["receipt_id"] = receipt, ["status"] = 1 };
        var right = Convert.ToBase64String(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes("fake-private-key"), Encoding.UTF8.GetBytes(body.ToJsonString())));

        foreach (var wrong in (string[])["", "x", Convert.ToBase64String(new byte[32])])
        {
            var refused = await platform.NotifyAsync(body, wrong);
            Assert.Equal((401, "서명 검증 실패"), (refused.Status, refused.Message));
        }

        Assert.Equal(PaymentOrderState.Requested, (await platform.ReadOrderAsync(order)).State);
        Assert.Equal(200, (await platform.NotifyAsync(body, right)).Status);
        Assert.Equal(PaymentOrderState.Paid, (await platform.ReadOrderAsync(order)).State);
    }

    [Fact]
    public async Task Wrong_money_goes_back()
    {
        var order = await platform.OrderAsync(1_000);
        var receipt = platform.Bootpay().State.Pay(order, 900);

        using var answer = await platform.Bootpay().Webhooks.SendAsync(receipt, WebhookForm.Plain, default);

        Assert.Equal(200, (int)answer!.StatusCode);
        Assert.Equal(PaymentOrderState.Failed, (await platform.ReadOrderAsync(order)).State);
        Assert.Equal(900, platform.Bootpay().State.Find(receipt.ReceiptId)!.CancelledPrice);
    }
}
