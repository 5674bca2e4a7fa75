using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverless.Local;

/// <summary>
/// Runs the official worker in this process. Sets by hand what the official host passes to a worker process by
/// arguments, environment and generated start-up code.
/// </summary>
internal static class InProcessWorker
{
    private const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    public static FunctionsApplicationBuilder CreateBuilder()
    {
        // The worker reads these from the process environment only. Watching files for changed settings takes an
        // inotify handle per worker, and a user has few of them.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);

        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EnvironmentVariable)))
        {
            Environment.SetEnvironmentVariable(EnvironmentVariable, Environments.Development);
        }

        return FunctionsApplication.CreateBuilder([]);
    }

    /// <summary>Sets the address of the worker's host.</summary>
    public static void Connect(IConfiguration configuration, Uri rpcAddress)
    {
        configuration["Functions:Worker:HostEndpoint"] = rpcAddress.ToString();
        configuration["Functions:Worker:WorkerId"] = "local";
        configuration["Functions:Worker:RequestId"] = "local";
        configuration["Functions:Worker:GrpcMaxMessageLength"] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Registers the functions and gives this worker's web server its own address. The last type's assembly must
    /// reference all the others.
    /// </summary>
    public static void AddFunctions(IServiceCollection services, IReadOnlyList<Type> types)
    {
        // Several workers may run in this process; by default all would use the process's one address.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        services.AddSingleton<IFunctionMetadataProvider>(new ChosenFunctions(types));

        // Its executor also runs the functions of the assemblies that it references.
        services.AddSingleton(typeof(IFunctionExecutor), Generated.TypeOf<IFunctionExecutor>(types[^1]));
    }

    /// <summary>Address of a started worker's web server.</summary>
    public static Uri AddressOf(IHost worker) => new(
        worker.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
