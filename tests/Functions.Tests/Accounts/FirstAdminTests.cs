using System.Diagnostics;
using System.Text.Json;
using Serverless.Functions.Tests.Http.OpenApi;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;

namespace Serverless.Functions.Tests.Accounts;

public sealed class FirstAdminTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("first-admin-");

    [Fact]
    public async Task The_configured_administrator_has_administrator_rights()
    {
        await using var platform = await StartAsync("boss@example.com", "a password");
        using var client = ContractHandler.ClientOf(platform.BaseAddress);

        var login = await LogInAsync(client);

        Assert.Equal("ADMIN", login.Body.GetProperty("user").GetProperty("role").GetString());
        var listed = await client.SendAsync(
            HttpMethod.Get, "/api/v1/admin/events", login.Body.GetProperty("token").GetString());
        Assert.Equal(200, listed.Status);
    }

    [Fact]
    public async Task Never_promotes_an_existing_account()
    {
        await using (var before = await StartAsync(null, null))
        {
            using var client = ContractHandler.ClientOf(before.BaseAddress);
            var signedUp = await client.PostAsync(
                "/api/auth/signup",
                """
                {"name":"Eve","email":"boss@example.com","password":"a password","phone":"01012345678",
                 "birthDate":"1990-12-10"}
                """);
            Assert.Equal(201, signedUp.Status);
        }

        await using var platform = await StartAsync("boss@example.com", "a password");
        using var again = ContractHandler.ClientOf(platform.BaseAddress);

        Assert.Equal("USER", (await LogInAsync(again)).Body.GetProperty("user").GetProperty("role").GetString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<LocalPlatform> StartAsync(string? email, string? password) => LocalPlatform.StartAsync(
        new LocalPlatformOptions
        {
            DataDirectory = _folder.FullName,
            RunTimers = false,
            Settings = new Dictionary<string, string?>
            {
                ["JWT_SECRET"] = TestTokens.Secret,
                ["Accounts:PasswordIterations"] = "1000",
                ["Accounts:AdminEmail"] = email,
                ["Accounts:AdminPassword"] = password,
            },
        },
        default);

    // The account is created while the platform starts, so it may not exist yet.
    private static async Task<Answer> LogInAsync(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        var body = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["email"] = "boss@example.com",
            ["password"] = "a password",
        });

        while (true)
        {
            var answer = await client.PostAsync("/api/auth/login", body);

            if (answer.Status == 200)
            {
                return answer;
            }

            Assert.True(watch.Elapsed < Limit, answer.Text);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
