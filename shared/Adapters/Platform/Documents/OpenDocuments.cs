using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>
/// Opens the store at the start, so that a folder in use fails the start and not the first sale.
/// </summary>
internal sealed partial class OpenDocuments(IDocuments documents, ILogger<OpenDocuments> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogOpened((documents as ObservedDocuments)?.Engine ?? documents.GetType().Name);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "The durable store is open: {Engine}")]
    private partial void LogOpened(string engine);
}
