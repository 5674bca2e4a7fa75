using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Adapters.Platform;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>
/// Calls Bootpay's API of the second generation. A call has one time limit, and never throws for what Bootpay or the
/// network does.
/// </summary>
internal sealed class BootpayClient(
    IHttpClientFactory clients, BootpayCredentials credentials, BootpayPolicy policy)
{
    public const string ClientName = "bootpay";

    // The keys, a token, and a new token after the one that was in use was refused.
    private const int AttemptsMax = 3;

    public async Task<BootpayReply> SendAsync(
        BackendOperation operation, HttpMethod method, string path, Func<HttpContent>? body,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(policy.Timeout);

        try
        {
            return await operation.RunAsync(() => SendAsync(method, path, body, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return BootpayReply.NotAnswered("TIMEOUT");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return BootpayReply.NotAnswered("NO_CONNECTION");
        }
    }

    private async Task<BootpayReply> SendAsync(
        HttpMethod method, string path, Func<HttpContent>? body, CancellationToken cancellationToken)
    {
        var reply = BootpayReply.NotAnswered("NO_TOKEN");

        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (await credentials.FindAsync(AskForTokenAsync, cancellationToken) is not { } header)
            {
                return BootpayReply.NotAnswered("NO_TOKEN");
            }

            reply = await SendOnceAsync(method, path, body?.Invoke(), header, cancellationToken);

            // Refused keys mean that the call had no effect, so it may be sent again.
            if (!reply.IsCredentialFault || !credentials.TryReplace(header))
            {
                return reply;
            }
        }

        return reply;
    }

    private async Task<string?> AskForTokenAsync(CancellationToken cancellationToken)
    {
        var keys = new BootpayTokenRequest(policy.RestApiKey, policy.PrivateKey);
        var reply = await SendOnceAsync(
            HttpMethod.Post,
            "request/token",
            JsonContent.Create(keys, BootpayJson.Default.BootpayTokenRequest),
            header: null,
            cancellationToken);

        return reply.Body is { ValueKind: JsonValueKind.Object } body
            && body.TryGetProperty("access_token", out var token)
            && token.GetString() is { Length: > 0 } text
            && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? text
            : null;
    }

    private async Task<BootpayReply> SendOnceAsync(
        HttpMethod method, string path, HttpContent? body, AuthenticationHeaderValue? header,
        CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(method, $"{policy.ApiBase.TrimEnd('/')}/{path}");
        request.Content = body;
        request.Headers.Authorization = header;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.AddTraceContext();
        using var response = await client.SendAsync(request, cancellationToken);

        return BootpayReply.Read(
            response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
