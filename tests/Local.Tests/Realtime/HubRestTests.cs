using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Serverless.Local.Tests.Realtime;

/// <summary>The hub's REST interface takes messages from the app alone.</summary>
public sealed class HubRestTests : IDisposable
{
    private const string Path = "/api/hubs/live/groups/seats%3A1/:send";

    private readonly string _folder = Directory.CreateTempSubdirectory("serverless-rest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Accepts_only_what_the_app_signed_for_the_same_path()
    {
        await using var platform = await LocalPlatform.StartAsync(
            new LocalPlatformOptions { DataDirectory = _folder, RunTimers = false }, default);
        using var http = new HttpClient { BaseAddress = platform.BaseAddress };
        var key = platform.Services.GetRequiredService<IConfiguration>()["AzureSignalRConnectionString"]!
            .Split(';').Single(part => part.StartsWith("AccessKey=", StringComparison.Ordinal))["AccessKey=".Length..];
        var address = platform.BaseAddress.GetLeftPart(UriPartial.Authority) + Path;
        var message = new { target = "seat-update", arguments = new[] { "a" } };

        async Task<HttpStatusCode> SendAsync(string? token, object body, HttpMethod? method = null)
        {
            using var request = new HttpRequestMessage(method ?? HttpMethod.Post, Path)
            {
                Content = JsonContent.Create(body),
                Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
            };
            using var response = await http.SendAsync(request);

            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(Sign(key, address), message));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Sign(key, address), new { arguments = 1 }));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(Sign(key, address), message, HttpMethod.Put));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(null, message));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("abc", message));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Sign(key, address + "x"), message));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Sign(key, address, minutes: -1), message));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(Sign(new string('k', 44), address), message));
    }

    private static string Sign(string key, string audience, int minutes = 1)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Audience = audience,
                Subject = new ClaimsIdentity(),
                IssuedAt = now.AddMinutes(-2),
                Expires = now.AddMinutes(minutes),
                SigningCredentials = new SigningCredentials(
                    new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256),
            });
    }
}
