using System.Text.Json.Nodes;

namespace Serverless.Local.Bootpay;

/// <summary>One payment at the fake Bootpay, with the members that the real one shows of it.</summary>
public sealed record FakeReceipt(string ReceiptId, string OrderId, long Price)
{
    public const int Paid = 1;
    public const int Authenticated = 2;
    public const int Cancelled = 20;

    public int Status { get; init; } = Paid;

    public long CancelledPrice { get; init; }

    public bool IsSandbox { get; init; }

    public IReadOnlyList<string> CancelIds { get; init; } = [];

    public JsonObject ToJson() => new()
    {
        ["receipt_id"] = ReceiptId,
        ["order_id"] = OrderId,
        ["price"] = Price,
        ["tax_free"] = 0,
        ["cancelled_price"] = CancelledPrice,
        ["cancelled_tax_free"] = 0,
        ["order_name"] = "CloudJet",
        ["pg"] = "nicepay",
        ["method"] = "card",
        ["status"] = Status,
        ["status_locale"] = Status == Paid ? "결제완료" : "결제취소",
        ["sandbox"] = IsSandbox,
    };
}
