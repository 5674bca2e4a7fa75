using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.Local.Bootpay;

/// <summary>Sends events of receipts, in the forms that Bootpay has them, and in forms that it never has.</summary>
public sealed class FakeWebhooks(FakeBootpayOptions options) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>The event of a receipt as it is now; null when there is nowhere to send it.</summary>
    public Task<HttpResponseMessage?> SendAsync(
        FakeReceipt receipt, WebhookForm form, CancellationToken cancellationToken) =>
        SendAsync(BodyOf(receipt, form), form is WebhookForm.Fields, cancellationToken);

    public async Task<HttpResponseMessage?> SendAsync(
        JsonObject body, bool isForm, CancellationToken cancellationToken)
    {
        if (options.WebhookUrl is not { } url)
        {
            return null;
        }

        using HttpContent content = isForm
            ? new FormUrlEncodedContent(body.Select(
                pair => KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? "")))
            : new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));

        return await _http.PostAsync(url, content, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private JsonObject BodyOf(FakeReceipt receipt, WebhookForm form)
    {
        var body = receipt.ToJson();

        switch (form)
        {
            case WebhookForm.Typed:
                body["webhook_type"] = receipt.Status == FakeReceipt.Paid ? "PAYMENT_COMPLETED"
                    : receipt.CancelledPrice < receipt.Price ? "PAYMENT_PARTIAL_CANCELLED"
                    : "PAYMENT_CANCELLED";
                break;
            case WebhookForm.FirstGeneration:
                body["application_id"] = options.RestApiKey;
                body["private_key"] = options.PrivateKey;
                body["pg_name"] = "나이스페이";
                body["unit"] = "krw";
                body["retry_count"] = 0;
                break;
        }

        return body;
    }
}

public enum WebhookForm
{
    /// <summary>What client 4.3.4 leads to: no type.</summary>
    Plain,

    /// <summary>With a type.</summary>
    Typed,

    /// <summary>As a form.</summary>
    Fields,

    /// <summary>With the merchant's keys.</summary>
    FirstGeneration,
}
