using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverless.Local.Bootpay;

/// <summary>The receipts of the fake Bootpay, and what its calls do to them. Each call is one step.</summary>
public sealed class FakeBootpayState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FakeReceipt> _receipts = [];
    private readonly List<string> _tokens = [];
    private int _last;

    /// <summary>How often money was paid back.</summary>
    public int CancelCount { get; private set; }

    public IReadOnlyList<FakeReceipt> Receipts
    {
        get
        {
            lock (_gate)
            {
                return [.. _receipts.Values];
            }
        }
    }

    /// <summary>What the payer does in the window.</summary>
    public FakeReceipt Pay(string order, long price, int status = FakeReceipt.Paid, bool isSandbox = false)
    {
        lock (_gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{++_last:x24}");

            return _receipts[id] = new FakeReceipt(id, order, price) { Status = status, IsSandbox = isSandbox };
        }
    }

    /// <summary>Changes a receipt from Bootpay's side.</summary>
    public void Set(FakeReceipt receipt)
    {
        lock (_gate)
        {
            _receipts[receipt.ReceiptId] = receipt;
        }
    }

    public FakeReceipt? Find(string id)
    {
        lock (_gate)
        {
            return _receipts.GetValueOrDefault(id);
        }
    }

    public string NewToken()
    {
        lock (_gate)
        {
            _tokens.Add(string.Create(CultureInfo.InvariantCulture, $"token-{_tokens.Count + 1}"));

            return _tokens[^1];
        }
    }

    /// <summary>Only the newest token is good.</summary>
    public bool IsToken(string text)
    {
        lock (_gate)
        {
            return _tokens.Count > 0 && _tokens[^1] == text;
        }
    }

    public JsonNode Confirm(string id)
    {
        lock (_gate)
        {
            return _receipts.GetValueOrDefault(id) switch
            {
                null => Error("RC_NOT_FOUND"),
                { Status: FakeReceipt.Authenticated } known =>
                    (_receipts[id] = known with { Status = FakeReceipt.Paid }).ToJson(),
                _ => Error("RC_CONFIRM_FAILED"),
            };
        }
    }

    /// <param name="price">Null for all that is left.</param>
    public JsonNode Cancel(string id, string cancelId, long? price)
    {
        lock (_gate)
        {
            if (!_receipts.TryGetValue(id, out var known))
            {
                return Error("RC_NOT_FOUND");
            }

            var left = known.Price - known.CancelledPrice;

            if (left <= 0)
            {
                return Error("RC_ALREADY_CANCELLED");
            }

            if (known.CancelIds.Contains(cancelId)
                || price is <= 0
                || price > left
                || known.Status is not (FakeReceipt.Paid or FakeReceipt.Cancelled))
            {
                return Error("RC_CANCEL_SERVER_ERROR");
            }

            CancelCount++;

            return (_receipts[id] = known with
            {
                Status = FakeReceipt.Cancelled,
                CancelledPrice = known.CancelledPrice + (price ?? left),
                CancelIds = [.. known.CancelIds, cancelId],
            }).ToJson();
        }
    }

    public static JsonObject Error(string code) => new() { ["error_code"] = code, ["message"] = "fake" };
}
