namespace Serverless.Local.Host.Http;

/// <summary>
/// Retries a connection that is refused. A worker reports its functions before its web server listens, so the official
/// host retries, too. Nothing of the request has been sent yet.
/// </summary>
internal sealed class ConnectRetryHandler(HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    private const int TriesMax = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var (attempt, pause) = (1, FirstPause); ; attempt++, pause *= 2)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
                when (exception.HttpRequestError == HttpRequestError.ConnectionError && attempt < TriesMax)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }
}
