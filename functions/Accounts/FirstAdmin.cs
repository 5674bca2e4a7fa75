using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Accounts;

/// <summary>
/// Creates the administrator of the settings, which a new installation needs. An existing account with that address
/// keeps its role.
/// </summary>
internal sealed partial class FirstAdmin(
    CreateAdmin createAdmin,
    IConfiguration settings,
    TimeProvider clock,
    ILogger<FirstAdmin> logger) : BackgroundService
{
    private const string EmailSetting = "Accounts:AdminEmail";
    private const string PasswordSetting = "Accounts:AdminPassword";
    private const string Name = "Administrator";
    private const string Phone = "010-0000-0000";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (email, password) = (settings[EmailSetting], settings[PasswordSetting]);

        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password))
        {
            return;
        }

        try
        {
            var result = await createAdmin.ExecuteAsync(Describe(email, password), stoppingToken);

            if (result.IsError)
            {
                LogNotCreated(result.Error.Code);
            }
            else
            {
                LogCreated(result.Value.Id.Value);
            }
        }
        catch (DependencyUnavailableException fault)
        {
            // The next start tries again; everything else works until then.
            LogNotCreated(fault.Message);
        }
    }

    private AccountApplication Describe(string email, string password)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

        return new AccountApplication(Name, email, password, Phone, today.AddDays(-1));
    }

    [LoggerMessage(
        1, LogLevel.Warning, "Created the administrator {User}; take the password out of the settings now")]
    private partial void LogCreated(string user);

    [LoggerMessage(2, LogLevel.Warning, "The administrator of the settings was not created: {Reason}")]
    private partial void LogNotCreated(string reason);
}
