using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Runtime.Realtime;

/// <summary>The address that clients are sent to by negotiate.</summary>
internal static class HubEndpoint
{
    public static IServiceCollection AddHubs(this IServiceCollection services)
    {

        // Argument names stay as functions wrote them; the official worker changes them no more.
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions.PropertyNamingPolicy = null);

        return services
            .AddSingleton<IUserIdProvider, HubUsers>()
            .AddSingleton<Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol, AnyTargetProtocol>()
            .AddSingleton<HubMembers>()
            .AddSingleton<LiveOutputs>();
    }

    public static RequestDelegate Build(IApplicationBuilder app)
    {
        var tickets = app.ApplicationServices.GetRequiredService<HubTickets>();
        app.Use((http, next) =>
        {
            if (!tickets.TryRead(TokenOf(http.Request), http.Request.Query["hub"].ToString(), out var user))
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;

                return Task.CompletedTask;
            }

            http.User = user;

            return next(http);
        });
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapHub<AnyHub>(HubAddress.Path));

        return app.Build();
    }

    // Browsers cannot send headers with a WebSocket.
    private static string TokenOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..]
            : request.Query["access_token"].ToString();
    }

    private sealed class HubUsers : IUserIdProvider
    {
        public string? GetUserId(HubConnectionContext connection) =>
            connection.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user
                ? HubAddress.User(connection.User.FindFirstValue(HubAddress.HubClaim)!, user)
                : null;
    }
}
