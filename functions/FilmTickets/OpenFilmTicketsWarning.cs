using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Domain.FilmTickets;

namespace Serverless.Functions.FilmTickets;

/// <summary>Warns at the start when film tickets are open to everybody outside development.</summary>
internal sealed partial class OpenFilmTicketsWarning(
    FilmTicketPolicy policy, IHostEnvironment environment, ILogger<OpenFilmTicketsWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (policy.Access == FilmTicketAccess.Anonymous && !environment.IsDevelopment())
        {
            LogOpen(environment.EnvironmentName);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        1,
        LogLevel.Critical,
        "Film tickets are open to everybody in {Environment}: without a token anybody issues, lists and refunds any "
            + "film ticket. Set Tickets:FilmAccess to Authorized or Closed unless this is intended")]
    private partial void LogOpen(string environment);
}
