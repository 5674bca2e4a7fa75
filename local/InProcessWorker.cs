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
/// The official worker in this process. What the official host gives its worker's process by arguments, environment and
/// generated start-up code is given here by hand.
/// </summary>
internal static class InProcessWorker
{
    private const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    public static FunctionsApplicationBuilder CreateBuilder()
    {
        // The worker reads all of these from the environment of the process, whatever else it is told. Watching files for
        // changed settings takes a handle for each worker, of which a user has few.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);

        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EnvironmentVariable)))
        {
            Environment.SetEnvironmentVariable(EnvironmentVariable, Environments.Development);
        }

        return FunctionsApplication.CreateBuilder([]);
    }

    /// <summary>Tells the worker where its host listens.</summary>
    public static void Connect(IConfiguration configuration, Uri rpcAddress)
    {
        configuration["Functions:Worker:HostEndpoint"] = rpcAddress.ToString();
        configuration["Functions:Worker:WorkerId"] = "local";
        configuration["Functions:Worker:RequestId"] = "local";
        configuration["Functions:Worker:GrpcMaxMessageLength"] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Chooses the functions, and an address of its own for this worker's web server. The last type's assembly is the one
    /// above all others.
    /// </summary>
    public static void AddFunctions(IServiceCollection services, IReadOnlyList<Type> types)
    {
        // Several workers may live in this process; by itself each would take the one address of the process.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        services.AddSingleton<IFunctionMetadataProvider>(new ChosenFunctions(types));

        // Its executor knows the functions of the assemblies below it.
        services.AddSingleton(typeof(IFunctionExecutor), Generated.TypeOf<IFunctionExecutor>(types[^1]));
    }

    /// <summary>Where the web server of a started worker listens.</summary>
    public static Uri AddressOf(IHost worker) => new(
        worker.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
