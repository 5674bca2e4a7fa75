using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.Functions;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
FunctionApp.Compose(builder);

try
{
    builder.Build().Run();

    return 0;
}
catch (SettingsException exception)
{
    // No stack: the message names each setting to fill in, and a stack adds nothing.
    Console.Error.WriteLine(exception.Message);

    return 1;
}
