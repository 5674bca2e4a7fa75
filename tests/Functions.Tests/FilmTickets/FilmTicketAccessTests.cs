using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Tickets;
using Serverless.Functions.FilmTickets;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.FilmTickets;

/// <summary>Who may use film tickets when the settings do not say, and the warning when everybody may.</summary>
public sealed class FilmTicketAccessTests
{
    [Theory]
    [InlineData("Development", null, FilmTicketAccess.Anonymous)]
    [InlineData("Development", "", FilmTicketAccess.Anonymous)]
    [InlineData("Development", "Closed", FilmTicketAccess.Closed)]
    [InlineData("Production", null, FilmTicketAccess.Closed)]
    [InlineData("Production", "", FilmTicketAccess.Closed)]
    [InlineData("Staging", null, FilmTicketAccess.Closed)]
    [InlineData("Production", "Authorized", FilmTicketAccess.Authorized)]
    [InlineData("Production", "Anonymous", FilmTicketAccess.Anonymous)]
    public void Film_tickets_are_closed_outside_development(
        string environment, string? setting, FilmTicketAccess expected)
    {
        using var app = new ComposedApp(environment, [new("Tickets:FilmAccess", setting)]);

        Assert.Equal(expected, app.Services.GetRequiredService<FilmTicketPolicy>().Access);
    }

    [Theory]
    [InlineData("Development", 0)]
    [InlineData("Production", 24)]
    public void Doors_open_on_the_day_of_the_performance_outside_development(string environment, int hours)
    {
        using var app = new ComposedApp(environment, []);

        Assert.Equal(hours, app.Services.GetRequiredService<CheckInPolicy>().CheckInHours);
    }

    [Theory]
    [InlineData("Production", FilmTicketAccess.Anonymous, true)]
    [InlineData("Staging", FilmTicketAccess.Anonymous, true)]
    [InlineData("Production", FilmTicketAccess.Authorized, false)]
    [InlineData("Production", FilmTicketAccess.Closed, false)]
    [InlineData("Development", FilmTicketAccess.Anonymous, false)]
    public async Task The_start_warns_when_film_tickets_are_open_outside_development(
        string environment, FilmTicketAccess access, bool warns)
    {
        var log = new CountingLogger();
        var warning = new OpenFilmTicketsWarning(
            new FilmTicketPolicy { FilmAccess = access }, new NamedEnvironment(environment), log);

        await warning.StartAsync(default);

        Assert.Equal(warns ? [LogLevel.Critical] : [], log.Levels);
    }

    private sealed class CountingLogger : ILogger<OpenFilmTicketsWarning>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = string.Empty;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
