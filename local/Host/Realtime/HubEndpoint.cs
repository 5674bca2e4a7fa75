using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Host.Realtime;

/// <summary>Endpoint that negotiate sends clients to.</summary>
internal static class HubEndpoint
{
    private const string Scheme = "Bearer ";

    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        // Argument names keep the case that functions use.
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions.PropertyNamingPolicy = null);

        return services
            .AddSingleton<IUserIdProvider, HubUsers>()
            .AddSingleton<Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol, AnyTargetProtocol>()
            .AddSingleton<HubMembers>()
            .AddSingleton<HubTokens>()
            .AddSingleton<HubRest>()
            .AddCors()
            .AddSingleton<LiveHubs>()
            .AddSingleton<LiveOutputs>();
    }

    public static RequestDelegate Build(IApplicationBuilder app)
    {
        var tokens = app.ApplicationServices.GetRequiredService<HubTokens>();

        // As in the service: a page of any origin may connect, because it brings a token that negotiate gave it. A
        // preflight request has no token.
        app.UseCors(cors => cors
            .SetIsOriginAllowed(_ => true).AllowCredentials().AllowAnyHeader().AllowAnyMethod());
        app.Use(async (http, next) =>
        {
            var hub = http.Request.Query["hub"].ToString();

            if (await tokens.ReadAsync(TokenOf(http.Request), hub) is not { } user)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;

                return;
            }

            http.User = user;
            await next(http);
        });
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapHub<AnyHub>(HubAddress.Path));

        return app.Build();
    }

    // Browsers cannot send headers with a WebSocket.
    public static string TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..]
            : request.Query["access_token"].ToString();
    }

    private sealed class HubUsers : IUserIdProvider
    {
        public string? GetUserId(HubConnectionContext connection) =>
            connection.User.FindFirstValue(HubAddress.UserClaim) is { } user
                ? HubAddress.User(connection.User.FindFirstValue(HubAddress.HubClaim)!, user)
                : null;
    }
}
