using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>One path, relative to the account, with its query and its body.</summary>
internal sealed record TableRequest(HttpMethod Method, string Path, byte[]? Content = null)
{
    public string ContentType { get; init; } = "application/json";
}

/// <summary>What came back, whole.</summary>
internal sealed record TableAnswer(HttpStatusCode Status, byte[] Content, HttpResponseHeaders Headers);

/// <summary>
/// Sends signed requests. What may have failed by chance is tried again, each time after twice the wait.
/// </summary>
internal sealed class TableHttp(TableAccount account, RetryOptions retry)
{
    private const string ServiceVersion = "2019-02-02";
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly HttpClient Client = new(
        new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime })
    { Timeout = Timeout.InfiniteTimeSpan };

    public TableAccount Account => account;

    public async Task<TableAnswer> SendAsync(TableRequest request, CancellationToken cancellationToken)
    {
        var delay = retry.Delay;

        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(request, cancellationToken);
            }
            catch (RequestFailedException failure) when (attempt < retry.MaxRetries && IsPassing(failure.Status))
            {
                await Task.Delay(delay, TimeProvider.System, cancellationToken);
                delay = delay * 2 < retry.MaxDelay ? delay * 2 : retry.MaxDelay;
            }
        }
    }

    private async Task<TableAnswer> SendOnceAsync(TableRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(retry.NetworkTimeout);

        try
        {
            using var message = Describe(request);
            using var response = await Client.SendAsync(message, limit.Token);
            var content = await response.Content.ReadAsByteArrayAsync(limit.Token);
            var answer = new TableAnswer(response.StatusCode, content, response.Headers);

            return response.IsSuccessStatusCode ? answer : throw ErrorJson.Read((int)answer.Status, content);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new RequestFailedException(0, exception.Message, errorCode: null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestFailedException(0, "The request ran out of its time.", errorCode: null, exception);
        }
    }

    private HttpRequestMessage Describe(TableRequest request)
    {
        var uri = new Uri($"{account.Endpoint.AbsoluteUri.TrimEnd('/')}/{request.Path}");
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var message = new HttpRequestMessage(request.Method, uri);
        message.Headers.TryAddWithoutValidation("x-ms-date", date);
        message.Headers.TryAddWithoutValidation("x-ms-version", ServiceVersion);
        message.Headers.TryAddWithoutValidation("DataServiceVersion", "3.0");
        message.Headers.TryAddWithoutValidation("Accept", "application/json;odata=minimalmetadata");
        message.Headers.TryAddWithoutValidation("Authorization", account.Sign(date, uri));

        if (request.Content is not null)
        {
            message.Content = new ByteArrayContent(request.Content);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private static bool IsPassing(int status) =>
        status is 0 or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests
            or >= (int)HttpStatusCode.InternalServerError and not (int)HttpStatusCode.NotImplemented;
}
