using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Serverless.Adapters.Platform.Mails;

/// <summary>Logs a warning at the start when mails go nowhere.</summary>
internal sealed partial class NoteMails(MailPolicy policy, ILogger<NoteMails> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!policy.CanSend)
        {
            LogNoServer();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        1, LogLevel.Warning, "No mail can be sent, so nobody can reset a password: set Mails:SmtpHost or Mails:Folder")]
    private partial void LogNoServer();
}
